import { z } from 'zod';
import { instant } from './common.ts';
import { ticketRow } from './tickets.ts';

/** Position in the event log: opaque to clients, remembered by them, given back after a gap. */
const feedCursor = z.string().max(100);

/** A ticket changed. `row` null: it is no longer in this viewer's scope. */
export const ticketChanged = z.object({
  cursor: feedCursor,
  id: z.string(),
  type: z.string(),
  at: instant,
  row: ticketRow.nullable(),
});
export type TicketChanged = z.infer<typeof ticketChanged>;

export const presence = z.object({
  ticketId: z.string(),
  viewers: z.array(z.object({ id: z.string(), name: z.string(), typing: z.boolean() })),
});
export type Presence = z.infer<typeof presence>;

export const feedSince = z.strictObject({ cursor: feedCursor.nullable() });
/** `reload`: too much was missed, or the log is another one; load everything afresh. */
export const feedAnswer = z.object({
  cursor: feedCursor,
  reload: z.boolean(),
  changes: z.array(ticketChanged),
});
export type FeedAnswer = z.infer<typeof feedAnswer>;

export const watchTicket = z.strictObject({ id: z.uuid() });
export const typing = z.strictObject({ id: z.uuid(), typing: z.boolean() });

/** Messages to the console. */
export type ServerEvents = {
  'ticket:changed': (change: TicketChanged) => void;
  presence: (state: Presence) => void;
  /** Calls changed: ask for them again. */
  'calls:changed': () => void;
};

/** Messages from the console; each is answered. */
export type ClientEvents = {
  'feed:since': (body: unknown, answer: (result: FeedAnswer | { error: string }) => void) => void;
  'ticket:watch': (body: unknown, answer: (result: { ok: boolean }) => void) => void;
  'ticket:unwatch': (body: unknown, answer: (result: { ok: boolean }) => void) => void;
  'ticket:typing': (body: unknown, answer: (result: { ok: boolean }) => void) => void;
};
