import { defineTable } from '../../platform/table.ts';
import type {
  AssignmentRecord,
  AttachmentRecord,
  ClockRecord,
  MessageRecord,
  OutboxRecord,
  TicketRecord,
} from '../../domain/ticket/records.ts';

export type EventRecord = {
  readonly ticketId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly data: unknown;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

export const ticketTable = defineTable<TicketRecord>({
  name: 'ticket',
  key: 'id',
  columns: {
    id: 'uuid',
    code: 'text',
    state: 'text',
    version: 'int4',
    priority: 'text',
    subject: 'text',
    excerpt: 'text',
    channel: 'text',
    accountId: 'text',
    contactId: 'uuid',
    identityId: 'uuid',
    senderName: 'text',
    hideIdentity: 'bool',
    sealed: 'bool',
    lang: 'text',
    categoryCode: 'text',
    unitCode: 'text',
    address: 'text',
    lat: 'float8',
    lon: 'float8',
    leadAgency: 'text',
    flags: 'text[]',
    tags: 'text[]',
    decision: 'jsonb',
    policyCode: 'text',
    calendarId: 'text',
    nextDue: 'timestamptz',
    promisedAt: 'timestamptz',
    eventSeq: 'int4',
    lastHash: 'bytea',
    bounces: 'int4',
    disputedAt: 'timestamptz',
    createdAt: 'timestamptz',
    updatedAt: 'timestamptz',
    firstAnswerAt: 'timestamptz',
    answeredAt: 'timestamptz',
    closedAt: 'timestamptz',
    rating: 'int4',
    ratingComment: 'text',
    ratedAt: 'timestamptz',
    reopenedCount: 'int4',
    search: 'tsvector',
  },
});

export const assignmentTable = defineTable<AssignmentRecord>({
  name: 'assignment',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    agencyCode: 'text',
    part: 'text',
    state: 'text',
    officerId: 'text',
    offeredAt: 'timestamptz',
    acceptedAt: 'timestamptz',
    doneAt: 'timestamptz',
    returnReason: 'text',
    teamId: 'uuid',
    forwardedBy: 'text',
  },
});

export const clockTable = defineTable<ClockRecord>({
  name: 'clock',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    assignmentId: 'uuid',
    kind: 'text',
    scope: 'text',
    amount: 'float8',
    unit: 'text',
    warnAt: 'float8[]',
    calendarId: 'text',
    state: 'text',
    startedAt: 'timestamptz',
    dueAt: 'timestamptz',
    pausedAt: 'timestamptz',
    pausedMs: 'int8',
    stoppedAt: 'timestamptz',
    breachedAt: 'timestamptz',
  },
});

export const messageTable = defineTable<MessageRecord>({
  name: 'message',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    assignmentId: 'uuid',
    direction: 'text',
    kind: 'text',
    state: 'text',
    channel: 'text',
    accountId: 'text',
    identityId: 'uuid',
    authorId: 'text',
    receiptId: 'int8',
    subject: 'text',
    text: 'text',
    fullText: 'text',
    html: 'text',
    externalId: 'text',
    conversation: 'text',
    isPublic: 'bool',
    permalink: 'text',
    verified: 'bool',
    automatic: 'bool',
    problems: 'text[]',
    createdAt: 'timestamptz',
    decidedBy: 'text',
    decidedAt: 'timestamptz',
    decision: 'text',
  },
});

export const attachmentTable = defineTable<AttachmentRecord>({
  name: 'attachment',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    messageId: 'uuid',
    name: 'text',
    type: 'text',
    size: 'int4',
    sha256: 'text',
    storeKey: 'text',
    shownKey: 'text',
    width: 'int4',
    height: 'int4',
    lat: 'float8',
    lon: 'float8',
    scan: 'text',
    problem: 'text',
    inline: 'bool',
    contentId: 'text',
    createdAt: 'timestamptz',
  },
});

export const outboxTable = defineTable<OutboxRecord>({
  name: 'outbox',
  key: 'key',
  columns: { key: 'text', topic: 'text', payload: 'jsonb' },
});

export const eventTable = defineTable<EventRecord>({
  name: 'event',
  key: 'seq',
  columns: {
    ticketId: 'uuid',
    seq: 'int4',
    type: 'text',
    at: 'timestamptz',
    actorKind: 'text',
    actorId: 'text',
    data: 'jsonb',
    prevHash: 'bytea',
    hash: 'bytea',
  },
});
