import { zoneKey } from '../../place/zones-in-text.ts';
import type { Abbreviations } from '../../text/abbreviations.ts';
import type { RoutingRule, RuleCondition } from '../rule.ts';
import { emptyProblem, idleProblem, unknownProblem, type RuleProblem } from './rule-problem.ts';
import { readPhrase } from './rule-phrase.ts';

type Known = { readonly has: (code: string) => boolean };

/** Everything that a rule may name. */
export type RuleReferences = {
  readonly categories: Known;
  readonly agencies: Known;
  readonly communes: Known;
  readonly channels: Known;
  readonly sectors: Known;
  readonly policies: Known;
  /** By `zoneKey`. */
  readonly zones: Known;
  /** Agencies of the officers who may be given work, by user id. */
  readonly officers: ReadonlyMap<string, string | null>;
  readonly abbreviations: Abbreviations;
};

const names = {
  category: { vi: 'lĩnh vực', en: 'category' },
  agency: { vi: 'cơ quan', en: 'agency' },
  commune: { vi: 'xã, phường', en: 'commune' },
  channel: { vi: 'kênh', en: 'channel' },
  sector: { vi: 'ngành', en: 'sector' },
  policy: { vi: 'chính sách thời hạn', en: 'deadline policy' },
  zone: { vi: 'khu công nghiệp', en: 'industrial zone' },
  officer: { vi: 'cán bộ đang làm việc của cơ quan chủ trì', en: 'active officer of the leading agency' },
} as const;

function checkCondition(rule: RoutingRule, condition: RuleCondition, path: string, known: RuleReferences) {
  const problems: RuleProblem[] = [];
  const listed = (field: string, values: readonly string[], some: Known, what: keyof typeof names): void => {
    if (values.length === 0) problems.push(emptyProblem({ rule, path: `${path}.${field}` }));
    for (const [index, value] of values.entries())
      if (!some.has(value))
        problems.push(unknownProblem({ rule, path: `${path}.${field}.${index}` }, names[what], value));
  };
  const spoken = (values: readonly string[]): void => {
    if (values.length === 0) problems.push(emptyProblem({ rule, path: `${path}.words` }));
    for (const [index, value] of values.entries())
      if (readPhrase(value, known.abbreviations).forms.length === 0)
        problems.push(emptyProblem({ rule, path: `${path}.words.${index}` }));
  };
  const filled = (field: string, values: readonly unknown[]): void => {
    if (values.length === 0) problems.push(emptyProblem({ rule, path: `${path}.${field}` }));
  };
  switch (condition.kind) {
    case 'all':
    case 'any':
      filled('of', condition.of);
      for (const [index, one] of condition.of.entries())
        problems.push(...checkCondition(rule, one, `${path}.of.${index}`, known));
      break;
    case 'not':
      problems.push(...checkCondition(rule, condition.of, `${path}.of`, known));
      break;
    case 'words':
    case 'near':
      spoken(condition.words);
      break;
    case 'category':
      listed('codes', condition.codes, known.categories, 'category');
      break;
    case 'commune':
      listed('codes', condition.codes, known.communes, 'commune');
      break;
    case 'channel':
      listed('kinds', condition.kinds, known.channels, 'channel');
      break;
    case 'sector':
      listed('sectors', condition.sectors, known.sectors, 'sector');
      break;
    case 'zone':
      listed('names', condition.names, { has: (name) => known.zones.has(zoneKey(name)) }, 'zone');
      break;
    case 'language':
      filled('langs', condition.langs);
      break;
    case 'flag':
      filled('flags', condition.flags);
      break;
    case 'time':
      filled('days', condition.days);
      break;
    case 'sender':
    case 'working':
      break;
  }
  return problems;
}

function checkActions(rule: RoutingRule, known: RuleReferences): RuleProblem[] {
  const { category, lead, coordinating = [], policy, officer, priority, tags = [], askHuman } = rule.then;
  const problems: RuleProblem[] = [];
  const named = (field: string, code: string | undefined, some: Known, what: keyof typeof names): void => {
    if (code !== undefined && !some.has(code))
      problems.push(unknownProblem({ rule, path: `then.${field}` }, names[what], code));
  };
  named('category', category, known.categories, 'category');
  named('lead', lead, known.agencies, 'agency');
  for (const [index, code] of coordinating.entries()) named(`coordinating.${index}`, code, known.agencies, 'agency');
  named('policy', policy, known.policies, 'policy');
  // Somebody of another agency could not even see the ticket.
  const isOfLead = (id: string): boolean =>
    known.officers.has(id) && (lead === undefined || known.officers.get(id) === lead);
  named('officer', officer, { has: isOfLead }, 'officer');
  const decides = [category, lead, priority, policy, officer].some((one) => one !== undefined);
  if (!decides && coordinating.length === 0 && tags.length === 0 && askHuman !== true) problems.push(idleProblem(rule));
  return problems;
}

/** What a rule names that is not there, and what it left empty. */
export function checkReferences(rule: RoutingRule, known: RuleReferences): RuleProblem[] {
  return [...checkCondition(rule, rule.when, 'when', known), ...checkActions(rule, known)];
}
