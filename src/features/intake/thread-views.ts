import type { InboundMessage } from '../../channels/inbound.ts';
import { findTicketCodes, readReplyToken } from '../../domain/ticket/code.ts';
import type { Sql } from '../../platform/sql.ts';

/** Where a message belongs, and by what. */
export type Thread = {
  readonly ticketId: string;
  readonly by: 'token' | 'reference' | 'conversation' | 'code';
  /** The sender's address, when it belongs to the person of the ticket. */
  readonly identityId: string | null;
};

type Candidate = {
  readonly code: string;
  readonly ticketId: string;
  /** Identities of the ticket's person, by `kind:address`. */
  readonly addresses: Readonly<Record<string, string>>;
};

const byCode = {
  name: 'threads-by-code',
  text: `SELECT "ticket"."code" AS "code", "ticket"."id" AS "ticketId",
      COALESCE((SELECT jsonb_object_agg("identity"."kind" || ':' || "identity"."address", "identity"."id") FROM "identity"
        WHERE "identity"."contact_id" = "ticket"."contact_id"), '{}') AS "addresses"
    FROM "ticket" WHERE "ticket"."code" = ANY($1::text[])`,
};
// Our own mails carry the message's id as the local part of their Message-ID.
const byReference = {
  name: 'threads-by-reference',
  text: `SELECT "message"."external_id" AS "externalId", "message"."id" AS "messageId", "ticket"."code" AS "code"
    FROM "message" JOIN "ticket" ON "ticket"."id" = "message"."ticket_id"
    WHERE ("message"."account_id" = $1 AND "message"."external_id" = ANY($2::text[])) OR "message"."id" = ANY($3::uuid[])`,
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;

/** Ids of our own messages among references. */
export function ownMessageIds(references: readonly string[]): string[] {
  return references.flatMap((reference) => uuid.exec(reference)?.[0] ?? []);
}

async function codesOfReferences(
  tx: Sql,
  accountId: string,
  references: readonly string[],
): Promise<Map<string, string>> {
  const ids = ownMessageIds(references);
  const rows = await tx.query<{ externalId: string | null; messageId: string; code: string }>(byReference, [
    accountId,
    references,
    ids,
  ]);
  const codes = new Map<string, string>();
  for (const row of rows) {
    for (const reference of references) {
      if (reference === row.externalId || reference.includes(row.messageId)) codes.set(reference, row.code);
    }
  }
  return codes;
}

/**
 * Threading, in the order of trust: signed token in the reply address, references within the same account, the open ticket
 * of the chat conversation, a ticket code with a right check sign in the text. Who the sender says to be decides only together with one of these.
 */
export async function findThread(
  tx: Sql,
  input: {
    readonly accountId: string;
    readonly message: InboundMessage;
    /** Code of the open ticket of its conversation. */
    readonly conversationCode: string | null;
    readonly key: string;
  },
): Promise<Thread | null> {
  const { message } = input;
  const wanted: { readonly code: string; readonly by: Thread['by'] }[] = [];
  const token = message.replyToken === null ? null : readReplyToken(message.replyToken, input.key);
  if (token) wanted.push({ code: token, by: 'token' });
  if (message.references.length > 0) {
    const codes = await codesOfReferences(tx, input.accountId, message.references);
    for (const reference of message.references) {
      const code = codes.get(reference);
      if (code) wanted.push({ code, by: 'reference' });
    }
  }
  if (input.conversationCode !== null) wanted.push({ code: input.conversationCode, by: 'conversation' });
  for (const code of findTicketCodes(`${message.subject ?? ''}\n${message.text}`)) wanted.push({ code, by: 'code' });
  if (wanted.length === 0) return null;
  const rows = await tx.query<Candidate>(byCode, [[...new Set(wanted.map((one) => one.code))]]);
  const sender =
    message.from.address === null || message.from.doubtful ? null : `${message.from.kind}:${message.from.address}`;
  let foreign: Thread | null = null;
  for (const { code, by } of wanted) {
    const found = rows.find((row) => row.code === code);
    if (!found) continue;
    const identityId = (sender === null ? undefined : found.addresses[sender]) ?? null;
    if (identityId !== null) return { ticketId: found.ticketId, by, identityId };
    foreign ??= { ticketId: found.ticketId, by, identityId };
  }
  return foreign;
}
