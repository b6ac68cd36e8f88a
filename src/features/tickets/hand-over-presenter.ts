import type { HandOverView } from '../../contract/hand-over.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { nameOf } from '../reference/reference-service.ts';
import type { EventRow, TicketFile } from './detail-views.ts';
import { shownWords } from './text-presenter.ts';

type Words = { readonly vi: string; readonly en: string };
type Step = Pick<HandOverView, 'kind'> & {
  readonly agency?: string | null;
  readonly to?: string | null;
  readonly officer?: string | null;
  readonly reason?: Words | null;
};

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** A person's own words are the same in both languages. */
function said(value: unknown): Words | null {
  const words = text(value);
  return words === null ? null : { vi: words, en: words };
}

/** The hub's reasons, one after the other. */
function reasons(value: unknown): Words | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const join = (lang: 'vi' | 'en') => value.map((one) => text(field(one, lang)) ?? '').join(' ');
  return { vi: join('vi'), en: join('en') };
}

function share(value: unknown): Words | null {
  if (typeof value !== 'number') return null;
  const percent = Math.round(value * 100);
  return { vi: `Chắc ${percent}%`, en: `${percent}% sure` };
}

function stepOf({ type, data }: Pick<EventRow, 'type' | 'data'>): Step | null {
  const agency = text(data['agency']);
  switch (type) {
    case 'ticket.created': {
      const lead = text(field(data['suggested'], 'lead'));
      if (lead === null) return null;
      return { kind: 'proposed', agency: lead, reason: share(field(data['suggested'], 'confidence')) };
    }
    case 'ticket.routed':
      return { kind: 'routed', agency: text(field(data['lead'], 'to')), reason: said(data['note']) };
    case 'assignment.offered':
      return { kind: 'offered', agency };
    case 'assignment.accepted':
      return { kind: 'accepted', agency };
    case 'assignment.given':
      return { kind: 'given', agency, officer: text(data['name']), reason: reasons(data['why']) };
    case 'assignment.returned':
      return { kind: 'returned', agency, reason: said(data['reason']) };
    case 'assignment.forwarded':
      return { kind: 'forwarded', agency, to: text(data['to']), reason: said(data['reason']) };
    case 'assignment.withdrawn':
      return { kind: 'withdrawn', agency };
    case 'ticket.disputed':
      return { kind: 'disputed' };
    default:
      return null;
  }
}

/**
 * The way of a ticket between agencies, from its log: what the hub and people proposed, who got it when, and how each
 * answered and why. An offer that follows from a decision just told is not told again.
 */
export function presentHandOvers(
  file: Pick<TicketFile, 'events' | 'staff'>,
  { actor, reference }: { readonly actor: StaffActor; readonly reference: Pick<ReferenceData, 'names'> },
): HandOverView[] {
  const name = (code: string | null | undefined) => (code ? nameOf(reference.names.agencies, code) : null);
  const views: HandOverView[] = [];
  let named: string | null = null;
  for (const event of file.events) {
    const step = stepOf(event);
    if (!step) continue;
    const { kind, agency = null, to = null, officer = null, reason = null } = step;
    if (kind === 'offered' && agency === named) continue;
    named = kind === 'routed' ? agency : kind === 'forwarded' ? to : named;
    const by = event.actorKind === 'staff' && event.actorId ? (file.staff.get(event.actorId)?.name ?? null) : null;
    views.push({
      seq: event.seq,
      at: event.at.toISOString(),
      kind,
      agency: name(agency),
      to: name(to),
      by: kind === 'proposed' || kind === 'disputed' ? null : by,
      officer,
      reason: reason && shownWords(actor, reason),
    });
  }
  return views;
}
