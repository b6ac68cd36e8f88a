import type { TryResult } from '../../contract/rules.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import { propose } from '../../domain/routing/propose.ts';
import type { RoutingRule } from '../../domain/routing/rule.ts';
import { compileRules } from '../../domain/routing/rules/compile-rules.ts';
import { settle } from '../../domain/routing/settle.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { createTimeSlices } from '../../lib/time-slices.ts';
import { nameOf, nameOrNull, namesOfPolicies } from '../reference/reference-service.ts';
import type { PastTicket } from './rule-views.ts';

const pageSize = 250;
const mostChanges = 100;

/** The report that a ticket began with, as far as it is kept. */
function reportOf(ticket: PastTicket): RoutableReport {
  const kind = ticket.contactKind === 'business' ? 'business' : 'citizen';
  return {
    text: ticket.text,
    subject: ticket.subject ?? undefined,
    channel: ticket.channel,
    point: ticket.lat !== null && ticket.lon !== null ? { lat: ticket.lat, lon: ticket.lon } : undefined,
    unitCode: ticket.unitCode ?? undefined,
    categoryCode: ticket.chosen ?? undefined,
    senderKind: kind === 'business' ? kind : undefined,
    contact: { kind, sector: ticket.sector },
  };
}

/** What people would notice: where and to whom it goes, how fast, what is written on it, and whether somebody looks first. */
function outcomeOf({ category, lead, coordinating, priority, needsHuman, policy, tags, officer }: Decision): string {
  const agencies = [lead, ...coordinating.toSorted()];
  return JSON.stringify([category?.code, agencies, priority, needsHuman, policy, tags.toSorted(), officer]);
}

type Load = Map<string, { now: number; then: number }>;

/** Each agency of a ticket has work of its own, whether it leads or helps. */
function count(load: Load, { lead, coordinating }: Decision, when: 'now' | 'then'): void {
  for (const agency of new Set([lead, ...coordinating])) {
    const counts = load.get(agency) ?? { now: 0, then: 0 };
    counts[when] += 1;
    load.set(agency, counts);
  }
}

function presentLoad(load: Load, { agencies }: ReferenceData): TryResult['load'] {
  const shift = ({ now, then }: { now: number; then: number }): number => Math.abs(then - now);
  return [...load]
    .toSorted(([, one], [, other]) => shift(other) - shift(one) || other.then - one.then || other.now - one.now)
    .map(([code, { now, then }]) => ({ agency: nameOf(agencies, code), now, then }));
}

/**
 * Decides past tickets by the rules in force and by others, and tells what would change. Writes nothing, and rests between
 * tickets so that others get their turn. Throws the reason of `signal` once that is aborted.
 */
export async function tryRules(
  input: { readonly rules: readonly RoutingRule[]; readonly last: number },
  deps: {
    readonly knowledge: Knowledge;
    readonly reference: ReferenceData;
    /** Names of those whom rules may give work to, by user id. */
    readonly officers: ReadonlyMap<string, { readonly name: string }>;
    /** Tickets before a position, newest first. */
    readonly past: (after: PastTicket | null, limit: number) => Promise<readonly PastTicket[]>;
    /** Hears after each ticket how many are done. */
    readonly progress: (done: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<TryResult> {
  const started = performance.now();
  const { knowledge, reference, officers } = deps;
  const { agencies, categories } = reference;
  const policies = new Map(namesOfPolicies(reference).map((policy) => [policy.code, policy]));
  const calendar = reference.calendars.get('province')?.compiled;
  const compiled = compileRules(input.rules, knowledge.abbreviations);
  const rest = createTimeSlices();
  const hits = new Map(compiled.rules.map(({ rule }) => [rule.id, { rule: rule.id, name: rule.name, count: 0 }]));
  const load: Load = new Map();
  const changes: TryResult['changes'] = [];
  let [tickets, changed] = [0, 0];

  const present = (decision: Decision): TryResult['changes'][number]['now'] => ({
    category: nameOrNull(categories, decision.category?.code ?? null),
    lead: nameOf(agencies, decision.lead),
    coordinating: decision.coordinating.map((code) => nameOf(agencies, code)),
    priority: decision.priority,
    policy: nameOrNull(policies, decision.policy),
    tags: [...decision.tags],
    officer: decision.officer === null ? null : (officers.get(decision.officer)?.name ?? decision.officer),
    rule: decision.rule,
    needsHuman: decision.needsHuman,
  });
  const tryTicket = (ticket: PastTicket): void => {
    const moment = calendar === undefined ? null : { at: ticket.createdAt.getTime(), calendar };
    const proposal = propose(reportOf(ticket), knowledge);
    const now = settle(proposal, knowledge, { rules: knowledge.rules, moment });
    const then = settle(proposal, knowledge, { rules: compiled, moment });
    tickets += 1;
    count(load, now, 'now');
    count(load, then, 'then');
    const hit = then.rule === null ? undefined : hits.get(then.rule.id);
    if (hit !== undefined) hit.count += 1;
    if (outcomeOf(now) === outcomeOf(then)) return;
    changed += 1;
    if (changes.length === mostChanges) return;
    const { id, code, ticketSubject, createdAt, leadAgency } = ticket;
    changes.push({
      id,
      code,
      // As in every list: administrators try rules, and have no right to such numbers.
      subject: maskExcerpt(ticketSubject),
      createdAt: createdAt.toISOString(),
      actual: nameOrNull(reference.names.agencies, leadAgency),
      now: present(now),
      then: present(then),
    });
  };

  let page: readonly PastTicket[];
  let after: PastTicket | null = null;
  do {
    page = await deps.past(after, Math.min(pageSize, input.last - tickets));
    for (const ticket of page) {
      deps.signal.throwIfAborted();
      tryTicket(ticket);
      deps.progress(tickets);
      await rest();
    }
    after = page.at(-1) ?? null;
  } while (page.length > 0 && tickets < input.last);
  return {
    tickets,
    changed,
    changes,
    load: presentLoad(load, reference),
    hits: [...hits.values()],
    ms: Math.round(performance.now() - started),
  };
}
