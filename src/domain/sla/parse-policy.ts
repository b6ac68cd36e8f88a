import { units } from '../calendar/calendar.ts';
import { asAmount, asBoolean, asList, asOneOf, asRecord, asText } from '../calendar/json-fields.ts';
import type { ClockTerms, Policy, PolicyConditions } from './policy.ts';
import { clockKinds, clockScopes, complexities } from './policy.ts';

/** Policies in order, from untyped JSON (seed, database). Throws an Error that names the field at fault. */
export function parsePolicies(value: unknown): readonly Policy[] {
  return asList(value, 'policies').map((policy, index) => parsePolicy(policy, `policies[${index}]`));
}

export function parsePolicy(value: unknown, field = 'policy'): Policy {
  const record = asRecord(value, field);
  const clocks = asList(record['clocks'], `${field}.clocks`).map((terms, index) =>
    parseTerms(terms, `${field}.clocks[${index}]`),
  );
  const keys = clocks.map((terms) => `${terms.scope} ${terms.kind}`);
  const double = keys.find((key, index) => keys.indexOf(key) !== index);
  if (double !== undefined) throw new Error(`${field}.clocks: two clocks for ${double}`);
  return {
    code: asText(record['code'], `${field}.code`),
    nameVi: asText(record['nameVi'], `${field}.nameVi`),
    nameEn: asText(record['nameEn'], `${field}.nameEn`),
    when: parseConditions(record['when'] ?? {}, `${field}.when`),
    clocks,
    maxPauseDays: asAmount(record['maxPauseDays'], `${field}.maxPauseDays`),
  };
}

function parseConditions(value: unknown, field: string): PolicyConditions {
  const record = asRecord(value, field);
  const { priority, complexity, severalAgencies } = record;
  const priorities = ['normal', 'urgent'] as const;
  return {
    ...(priority !== undefined && {
      priority: asList(priority, `${field}.priority`).map((one) => asOneOf(one, priorities, `${field}.priority`)),
    }),
    ...(complexity !== undefined && {
      complexity: asList(complexity, `${field}.complexity`).map((one) =>
        asOneOf(one, complexities, `${field}.complexity`),
      ),
    }),
    ...(severalAgencies !== undefined && {
      severalAgencies: asBoolean(severalAgencies, `${field}.severalAgencies`),
    }),
  };
}

function parseTerms(value: unknown, field: string): ClockTerms {
  const record = asRecord(value, field);
  const amount = asAmount(record['amount'], `${field}.amount`);
  const unit = asOneOf(record['unit'], units, `${field}.unit`);
  if (unit === 'working-days' && !Number.isInteger(amount)) {
    throw new Error(`${field}.amount: working-days must be a whole number`);
  }
  return {
    kind: asOneOf(record['kind'], clockKinds, `${field}.kind`),
    scope: asOneOf(record['scope'], clockScopes, `${field}.scope`),
    amount,
    unit,
    warnAt: asList(record['warnAt'] ?? [], `${field}.warnAt`).map((share) => parseShare(share, `${field}.warnAt`)),
  };
}

function parseShare(value: unknown, field: string): number {
  const share = asAmount(value, field);
  if (share > 1) throw new Error(`${field}: must be a share from 0 to 1`);
  return share;
}
