import type { TicketState, AssignmentState, Priority } from './states.ts';
import type { NewEvent } from './event.ts';

/** A row of `ticket`. */
export type TicketRecord = {
  readonly id: string;
  readonly code: string;
  readonly state: TicketState;
  readonly version: number;
  readonly priority: Priority;
  readonly subject: string;
  readonly excerpt: string;
  readonly channel: string;
  readonly accountId: string;
  readonly contactId: string | null;
  readonly identityId: string | null;
  readonly senderName: string | null;
  readonly hideIdentity: boolean;
  readonly sealed: boolean;
  readonly lang: string;
  readonly categoryCode: string | null;
  readonly unitCode: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly leadAgency: string | null;
  readonly flags: readonly string[];
  readonly tags: readonly string[];
  readonly decision: unknown;
  readonly policyCode: string;
  readonly calendarId: string;
  readonly nextDue: Date | null;
  readonly promisedAt: Date | null;
  readonly eventSeq: number;
  readonly lastHash: Buffer;
  /** How often agencies gave it back or passed it on. */
  readonly bounces: number;
  /** Since when it waits for a supervisor to settle whose matter it is; null: it does not. */
  readonly disputedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly firstAnswerAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly rating: number | null;
  readonly ratingComment: string | null;
  readonly ratedAt: Date | null;
  readonly reopenedCount: number;
  /** Folded words, parted by spaces (a tsvector). */
  readonly search: string;
};

export type AssignmentRecord = {
  readonly id: string;
  readonly ticketId: string;
  readonly agencyCode: string;
  readonly part: 'lead' | 'coordinating';
  readonly state: AssignmentState;
  readonly officerId: string | null;
  readonly offeredAt: Date;
  readonly acceptedAt: Date | null;
  readonly doneAt: Date | null;
  readonly returnReason: string | null;
  /** Who within the agency: a team; the person is `officerId`. */
  readonly teamId: string | null;
  /** Code of the agency that passed it on to this one. */
  readonly forwardedBy: string | null;
};

export type ClockRecord = {
  readonly id: string;
  readonly ticketId: string;
  readonly assignmentId: string | null;
  readonly kind: string;
  readonly scope: string;
  readonly amount: number;
  readonly unit: string;
  readonly warnAt: readonly number[];
  readonly calendarId: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly pausedAt: Date | null;
  readonly pausedMs: number;
  readonly stoppedAt: Date | null;
  readonly breachedAt: Date | null;
};

export type MessageRecord = {
  readonly id: string;
  readonly ticketId: string;
  readonly assignmentId: string | null;
  readonly direction: 'in' | 'out' | 'internal';
  readonly kind: string;
  readonly state: 'received' | 'final' | 'draft' | 'submitted' | 'approved' | 'rejected';
  readonly channel: string;
  readonly accountId: string | null;
  readonly identityId: string | null;
  readonly authorId: string | null;
  readonly receiptId: bigint | null;
  readonly subject: string | null;
  readonly text: string;
  readonly fullText: string | null;
  readonly html: string | null;
  readonly externalId: string | null;
  /** Chat conversation within the account. */
  readonly conversation: string | null;
  /** A comment that everybody reads, and where it stands. */
  readonly isPublic: boolean;
  readonly permalink: string | null;
  readonly verified: boolean;
  readonly automatic: boolean;
  readonly problems: readonly string[];
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
};

export type AttachmentRecord = {
  readonly id: string;
  readonly ticketId: string;
  readonly messageId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly storeKey: string;
  readonly shownKey: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly scan: 'unscanned' | 'clean' | 'infected';
  readonly problem: string | null;
  /** Shown inside the text of its message, by the name that the HTML uses (`cid:`). */
  readonly inline: boolean;
  readonly contentId: string | null;
  readonly createdAt: Date;
};

/** A file that is kept already, without the ticket and message it belongs to. */
export type KeptFile = Omit<AttachmentRecord, 'ticketId' | 'messageId' | 'createdAt'>;

/** Work for after the commit; `key` makes it happen once. */
export type OutboxRecord = { readonly key: string; readonly topic: 'deliver'; readonly payload: unknown };

/** A ticket with what hangs under it, as actions need it. */
export type LoadedTicket = {
  readonly ticket: TicketRecord;
  readonly assignments: readonly AssignmentRecord[];
  readonly clocks: readonly ClockRecord[];
};

/**
 * What a decision wants written, for one ticket: records whole, after the change. Events are chained and the ticket's
 * `nextDue`, `eventSeq` and `lastHash` are set by the store.
 */
export type TicketChanges = {
  readonly ticket: TicketRecord;
  readonly isNew: boolean;
  readonly assignments?: readonly AssignmentRecord[];
  /** All clocks of the ticket after the change; those that differ from before are written. */
  readonly clocks?: readonly ClockRecord[];
  readonly messages?: readonly MessageRecord[];
  readonly attachments?: readonly AttachmentRecord[];
  readonly outbox?: readonly OutboxRecord[];
  readonly events: readonly NewEvent[];
};
