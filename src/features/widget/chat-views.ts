import type { Sql } from '../../platform/sql.ts';

/** A message that the person sent in the chat: which one it became, and under which id it came. */
export type ChatMessageKey = { readonly code: string; readonly messageId: string; readonly externalId: string | null };

const cases = {
  name: 'chat-cases',
  text: `SELECT "ticket"."code" AS "code", "ticket"."event_seq" AS "events" FROM "ticket" JOIN "identity" ON "identity"."id" = "ticket"."identity_id"
    WHERE "identity"."kind" = 'web' AND "identity"."address" = $1 ORDER BY "ticket"."created_at" DESC, "ticket"."id" DESC LIMIT $2`,
};
const keys = {
  name: 'chat-message-keys',
  text: `SELECT "ticket"."code" AS "code", "message"."id" AS "messageId", "message"."external_id" AS "externalId"
    FROM "ticket" JOIN "message" ON "message"."ticket_id" = "ticket"."id"
    WHERE "ticket"."code" = ANY($1::text[]) AND "message"."direction" = 'in'`,
};
const known = {
  name: 'chat-known',
  text: `SELECT "identity"."id" AS "id" FROM "identity" WHERE "identity"."kind" = 'web' AND "identity"."address" = $1`,
};

/** A report of a conversation, and how many events it has: what changed, changed that. */
export type ChatCase = { readonly code: string; readonly events: number };

/** The last reports that came of a conversation, oldest first. */
export async function casesOfChat(sql: Sql, conversation: string, limit: number): Promise<ChatCase[]> {
  return (await sql.query<ChatCase>(cases, [conversation, limit])).reverse();
}

export function messageKeys(sql: Sql, codes: readonly string[]): Promise<ChatMessageKey[]> {
  return sql.query<ChatMessageKey>(keys, [codes]);
}

/** Whether something of this conversation was taken over before. */
export async function isKnownChat(sql: Sql, conversation: string): Promise<boolean> {
  return (await sql.query(known, [conversation])).length > 0;
}
