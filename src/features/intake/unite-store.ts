import type { IdentityKind } from '../../channels/kinds.ts';
import type { Sql } from '../../platform/sql.ts';

type KnownAddress = { readonly kind: IdentityKind; readonly address: string };
type Held = KnownAddress & { readonly id: string; readonly contactId: string };

const hold = {
  name: 'unite-hold',
  text: `SELECT "identity"."id" AS "id", "identity"."kind" AS "kind", "identity"."address" AS "address", "identity"."contact_id" AS "contactId"
    FROM "identity" JOIN unnest($1::text[], $2::text[]) AS "w"("kind", "address")
      ON "w"."kind" = "identity"."kind" AND "w"."address" = "identity"."address"
    ORDER BY "identity"."id" FOR UPDATE OF "identity"`,
};
// Whoever merges these contacts at this moment goes first or waits.
const lockContacts = {
  name: 'unite-lock-contacts',
  text: `SELECT 1 FROM "contact" JOIN "identity" ON "identity"."contact_id" = "contact"."id"
    JOIN unnest($1::text[], $2::text[]) AS "w"("kind", "address") ON "w"."kind" = "identity"."kind" AND "w"."address" = "identity"."address"
    ORDER BY "contact"."id" FOR UPDATE OF "contact"`,
};
const addContact = {
  name: 'unite-add-contact',
  text: `INSERT INTO "contact" ("id", "name") VALUES ($1, $2)`,
};
const addIdentity = {
  name: 'unite-add-identity',
  text: `INSERT INTO "identity" ("id", "contact_id", "kind", "address", "name", "verified_at") VALUES ($1, $2, $3, $4, $5, $6)`,
};
const verify = {
  name: 'unite-verify',
  text: `UPDATE "identity" SET "verified_at" = COALESCE("identity"."verified_at", $2) WHERE "identity"."id" = ANY($1::uuid[])`,
};
const moveIdentity = {
  name: 'unite-move-identity',
  text: `UPDATE "identity" SET "contact_id" = $2 WHERE "identity"."id" = $1`,
};
const moveTickets = {
  name: 'unite-move-tickets',
  text: `UPDATE "ticket" SET "contact_id" = $3 WHERE "ticket"."identity_id" = $1 AND "ticket"."contact_id" = $2 RETURNING "ticket"."id" AS "id"`,
};
const closeEmpty = {
  name: 'unite-close-empty',
  text: `UPDATE "contact" SET "merged_into" = $2 WHERE "contact"."id" = $1
    AND NOT EXISTS (SELECT 1 FROM "identity" WHERE "identity"."contact_id" = "contact"."id")`,
};
const remember = {
  name: 'unite-remember',
  text: `INSERT INTO "contact_change" ("id", "kind", "contact_id", "other_id", "data", "actor_id", "at")
    VALUES ($1, 'merged', $2, $3, $4, 'system', $5)`,
};

/**
 * The platform vouches that these addresses are one person's (a phone number shared in a chat): they become one contact, the
 * one that already has the number. Only the address that spoke moves, with the cases that came by it; the change is written
 * down as one that a person can undo.
 */
export async function uniteIdentities(
  tx: Sql,
  input: {
    readonly who: KnownAddress;
    readonly others: readonly KnownAddress[];
    readonly name: string | null;
    readonly at: Date;
    readonly newId: () => string;
  },
): Promise<void> {
  const { who, others, at, newId } = input;
  const wanted = [who, ...others];
  const addresses = [wanted.map((one) => one.kind), wanted.map((one) => one.address)];
  await tx.query(lockContacts, addresses);
  const held = await tx.query<Held>(hold, addresses);
  const find = (one: KnownAddress) => held.find((row) => row.kind === one.kind && row.address === one.address);
  const speaker = find(who);
  const known = others.map(find).find((row) => row !== undefined) ?? speaker;
  const contactId = known?.contactId ?? newId();
  if (!known) await tx.query(addContact, [contactId, input.name]);
  for (const one of wanted)
    if (!find(one)) await tx.query(addIdentity, [newId(), contactId, one.kind, one.address, input.name, at]);
  await tx.query(verify, [held.map((row) => row.id), at]);
  if (!speaker || speaker.contactId === contactId) return;
  await tx.query(moveIdentity, [speaker.id, contactId]);
  const tickets = await tx.query<{ id: string }>(moveTickets, [speaker.id, speaker.contactId, contactId]);
  await tx.query(closeEmpty, [speaker.contactId, contactId]);
  const data = { identities: [speaker.id], tickets: tickets.map((ticket) => ticket.id) };
  await tx.query(remember, [newId(), contactId, speaker.contactId, JSON.stringify(data), at]);
}
