import type { RoutableReport } from '../../domain/routing/decision.ts';
import { seedOf } from '../../domain/routing/training-forms.ts';
import type { RoutingExample } from '../../domain/routing/training-samples.ts';
import { findEmails, findPhones, maskPersonal } from '../../domain/text/personal-data.ts';

/** Where a person of the centre sent a report in the end. */
export type OfficerDecision = {
  readonly text: string;
  readonly subject: string | null;
  readonly category: string;
  readonly lead: string;
  readonly channel: string;
  readonly senderKind: 'citizen' | 'business';
  /** Commune that the sender chose. */
  readonly unitCode: string | null;
  /** One of ten groups of senders; reports of one sender are never both learned from and judged by. */
  readonly group: number;
};

const groups = 10;
/** Senders of this group teach no model, so that every model can be measured on them. */
const heldBackGroup = 0;

/** The group of a sender, for ever the same. */
export function groupOfSender(sender: string): number {
  return seedOf(sender) % groups;
}

export function isHeldBack({ group }: OfficerDecision): boolean {
  return group === heldBackGroup;
}

/** A text without what names a person: identity numbers, telephone numbers and mail addresses. Numbers keep their length. */
export function maskForLearning(text: string): string {
  const spans = [...findPhones(text), ...findEmails(text)].sort((one, other) => one.start - other.start);
  let masked = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    masked += text.slice(from, start) + text.slice(start, end).replace(/\d/gu, '0').replace(/\p{L}/gu, 'x');
    from = end;
  }
  return maskPersonal(masked + text.slice(from));
}

export function exampleOfDecision(decision: OfficerDecision): RoutingExample {
  const { text, subject, category, senderKind, group } = decision;
  return { text, subject: subject ?? undefined, category, flags: null, senderKind, voice: `officers-${group}` };
}

export function reportOfDecision(decision: OfficerDecision): RoutableReport {
  const { text, subject, channel, senderKind, unitCode } = decision;
  return { text, subject: subject ?? undefined, channel, senderKind, unitCode: unitCode ?? undefined };
}
