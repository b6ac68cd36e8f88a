import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { LoadedTicket, TicketRecord } from '../../domain/ticket/records.ts';
import { fillTemplate } from '../../lib/template.ts';
import { templateFor } from '../reference/reference-service.ts';

type Ticket = Pick<TicketRecord, 'code' | 'lang' | 'channel'>;

function fill(
  ticket: Ticket,
  kind: 'split' | 'split_undone',
  values: Readonly<Record<string, string>>,
  reference: ReferenceData,
): string | null {
  const lang = ticket.lang === 'en' ? 'en' : 'vi';
  const template = templateFor(reference, { kind, channel: ticket.channel, lang });
  return template ? fillTemplate(template.body, { code: ticket.code, ...values }).trim() : null;
}

/** What the sender is told of a split, by the template of the channel; null: there is none. Never the sender's own words. */
export function splitNotice(
  ticket: Ticket,
  parts: readonly { readonly code: string }[],
  { reference }: { readonly reference: ReferenceData },
): string | null {
  return fill(ticket, 'split', { codes: parts.map(({ code }) => code).join(', ') }, reference);
}

/** What the sender is told when a split was taken back. */
export function undoNotice(
  ticket: Ticket,
  parts: readonly LoadedTicket[],
  { reference }: { readonly reference: ReferenceData },
): string | null {
  return fill(ticket, 'split_undone', { codes: parts.map((part) => part.ticket.code).join(', ') }, reference);
}
