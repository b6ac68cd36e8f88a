import type { PublicStatus, TrackingView } from '../../contract/public.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { canHappen } from '../../domain/ticket/transitions.ts';
import type { AttachmentRecord, MessageRecord } from '../../domain/ticket/records.ts';
import { nameOf, nameOrNull } from '../reference/reference-service.ts';
import type { TicketFile } from '../tickets/ticket-service.ts';

const dayMs = 24 * 60 * 60 * 1000;

type Input = { readonly reference: ReferenceData; readonly now: Date };
/** A scanner is set up: a file of ours is there only once it was found clean. */
type Scanning = { readonly mustScan: boolean };

/** Until when the sender may reopen; null when nothing was answered. */
export function reopenUntil(file: TicketFile, reference: ReferenceData): Date | null {
  const from = file.ticket.answeredAt ?? file.ticket.closedAt;
  return from && canHappen('reopen', file.ticket.state)
    ? new Date(from.getTime() + reference.reopenDays * dayMs)
    : null;
}

/** What anybody who has the code may know. */
export function presentStatus(file: TicketFile, { reference, now }: Input): PublicStatus {
  const { ticket } = file;
  const live = file.assignments.filter((assignment) => assignment.state !== 'returned');
  const lead =
    live.find((assignment) => assignment.part === 'lead' && assignment.state !== 'done') ??
    live.find((one) => one.part === 'lead');
  const agency = lead ? nameOf(reference.names.agencies, lead.agencyCode) : null;
  const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
  const promise = file.clocks.filter((clock) => clock.scope === 'ticket' && clock.kind === 'resolve').at(-1);
  const late =
    promise !== undefined && (promise.breachedAt !== null || (promise.state === 'running' && promise.dueAt < now));
  return {
    code: ticket.code,
    state: ticket.state,
    steps: [
      { key: 'received', at: ticket.createdAt.toISOString(), agency: null },
      { key: 'forwarded', at: iso(lead?.offeredAt), agency },
      { key: 'processing', at: iso(lead?.acceptedAt), agency: lead?.acceptedAt ? agency : null },
      { key: 'answered', at: iso(ticket.answeredAt), agency: ticket.answeredAt ? agency : null },
    ],
    promisedAt: iso(promise?.dueAt ?? ticket.promisedAt),
    late,
  };
}

function shownToSender(message: MessageRecord): boolean {
  if (message.direction === 'in') return !message.automatic && message.kind !== 'rating';
  if (message.direction === 'internal' || message.kind === 'ack') return false;
  return message.state === 'final' || message.state === 'approved';
}

/** What came from the sender they see in any case, as blocked where it is; of ours only what may be sent. */
function isShownFile(file: AttachmentRecord, message: MessageRecord, { mustScan }: Scanning): boolean {
  if (file.messageId !== message.id) return false;
  // The recording of a call holds the operator's voice as well: it stays with staff.
  if (message.direction === 'in') return message.channel !== 'voice';
  return file.scan === 'clean' || (file.scan === 'unscanned' && !mustScan);
}

/** What the holder of the private link sees: the own words, the answers, what can be done now. */
export function presentTracking(
  file: TicketFile,
  link: {
    readonly path: string;
    /** The private page of another ticket of the same report. */ readonly pageOf: (code: string) => string;
  },
  input: Input & Scanning,
): TrackingView {
  const { ticket } = file;
  const { reference, now } = input;
  const until = reopenUntil(file, reference);
  const agencyOf = (message: MessageRecord) => {
    const code = file.assignments.find((assignment) => assignment.id === message.assignmentId)?.agencyCode;
    return code ? nameOf(reference.names.agencies, code) : null;
  };
  return {
    ...presentStatus(file, input),
    subject: ticket.subject,
    category: nameOrNull(reference.names.categories, ticket.leadAgency ? ticket.categoryCode : null),
    place: nameOrNull(reference.communes, ticket.unitCode),
    createdAt: ticket.createdAt.toISOString(),
    messages: file.messages.filter(shownToSender).map((message) => ({
      id: message.id,
      from:
        message.direction === 'in'
          ? ('sender' as const)
          : message.assignmentId
            ? ('agency' as const)
            : ('hub' as const),
      kind: message.kind,
      agency: agencyOf(message),
      text: message.text,
      at: (message.decidedAt ?? message.createdAt).toISOString(),
      attachments: file.attachments
        .filter((attachment) => isShownFile(attachment, message, input))
        .map((attachment) => ({
          id: attachment.id,
          name: attachment.name,
          size: attachment.size,
          pictureUrl:
            attachment.shownKey && attachment.scan !== 'infected'
              ? `${link.path}/files/${attachment.id}/picture`
              : null,
          downloadUrl: attachment.scan === 'infected' ? null : `${link.path}/files/${attachment.id}`,
        })),
      problems: message.problems.map((problem) => ({ vi: problem, en: problem })),
    })),
    related: file.links
      .filter(({ kind, undoneAt }) => kind === 'origin' || undoneAt === null)
      .map(({ code, subject, state }) => ({ code, url: link.pageOf(code), subject, state })),
    canRate: canHappen('rate', ticket.state) && ticket.rating === null,
    canReopen: until !== null && now <= until,
    canSupplement: canHappen('supplement', ticket.state),
    reopenUntil: until?.toISOString() ?? null,
    rating: ticket.rating === null ? null : { score: ticket.rating, comment: ticket.ratingComment },
  };
}
