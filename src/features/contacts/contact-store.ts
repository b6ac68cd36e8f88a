import type { Contact, ContactFields, Identity, IdentityState } from '../../domain/contact/contact.ts';
import type { Sql } from '../../platform/sql.ts';

// `prefers` of contacts made by intake is NULL.
const contactColumns = `"contact"."id" AS "id", "contact"."kind" AS "kind", "contact"."name" AS "name", "contact"."lang" AS "lang",
  "contact"."tax_code" AS "taxCode", "contact"."sector" AS "sector", "contact"."size" AS "size", "contact"."business_id" AS "businessId",
  "contact"."position" AS "position", "contact"."note" AS "note", COALESCE("contact"."prefers", '{}') AS "prefers",
  "contact"."merged_into" AS "mergedInto", "contact"."version" AS "version"`;
const identityColumns = `"identity"."id" AS "id", "identity"."contact_id" AS "contactId", "identity"."kind" AS "kind", "identity"."address" AS "address",
  "identity"."name" AS "name", "identity"."state" AS "state", "identity"."verified_at" AS "verifiedAt"`;

const lock = {
  name: 'contacts-lock',
  text: `SELECT ${contactColumns} FROM "contact" WHERE "contact"."id" = ANY($1::uuid[]) ORDER BY "contact"."id" FOR UPDATE`,
};
const find = { name: 'contact-find', text: `SELECT ${contactColumns} FROM "contact" WHERE "contact"."id" = $1` };
const save = {
  name: 'contact-save',
  text: `INSERT INTO "contact" ("id", "kind", "name", "lang", "tax_code", "sector", "size", "business_id", "position", "note", "prefers",
      "merged_into", "version", "created_at", "updated_at")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
    ON CONFLICT ("id") DO UPDATE SET "kind" = EXCLUDED."kind", "name" = EXCLUDED."name", "lang" = EXCLUDED."lang",
      "tax_code" = EXCLUDED."tax_code", "sector" = EXCLUDED."sector", "size" = EXCLUDED."size", "business_id" = EXCLUDED."business_id",
      "position" = EXCLUDED."position", "note" = EXCLUDED."note", "prefers" = EXCLUDED."prefers",
      "merged_into" = EXCLUDED."merged_into", "version" = EXCLUDED."version", "updated_at" = EXCLUDED."updated_at"`,
};
const hasPeople = {
  name: 'contact-has-people',
  text: `SELECT 1 AS "one" FROM "contact" WHERE "contact"."business_id" = $1 AND "contact"."merged_into" IS NULL LIMIT 1`,
};
const movePeople = {
  name: 'contact-move-people',
  text: `UPDATE "contact" SET "business_id" = $2, "version" = "contact"."version" + 1, "updated_at" = $4
    WHERE "contact"."business_id" = $1 AND "contact"."id" <> $2 AND ($3::uuid[] IS NULL OR "contact"."id" = ANY($3))
    RETURNING "contact"."id" AS "id"`,
};
const live = {
  name: 'contact-live',
  text: `WITH RECURSIVE "way" AS (
      SELECT "contact"."id", "contact"."merged_into", 1 AS "steps" FROM "contact" WHERE "contact"."id" = $1
      UNION ALL
      SELECT "next"."id", "next"."merged_into", "way"."steps" + 1 FROM "way"
      JOIN "contact" AS "next" ON "next"."id" = "way"."merged_into" WHERE "way"."steps" < 50)
    SELECT ${contactColumns} FROM "way" JOIN "contact" ON "contact"."id" = "way"."id" WHERE "way"."merged_into" IS NULL`,
};

/** Locks contacts (in id order, so that two merges cannot wait for each other) and reads them. */
export async function lockContacts(tx: Sql, ids: readonly string[]): Promise<Map<string, Contact>> {
  const rows = await tx.query<Contact>(lock, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findContact(sql: Sql, id: string): Promise<Contact | null> {
  const [row] = await sql.query<Contact>(find, [id]);
  return row ?? null;
}

/** The contact that this one was merged into in the end; itself when it stands. */
export async function findLiveContact(sql: Sql, id: string): Promise<Contact | null> {
  const [row] = await sql.query<Contact>(live, [id]);
  return row ?? null;
}

/** Writes a contact whole, with its next version (the first, when it is new). */
export async function saveContact(
  tx: Sql,
  contact: Contact,
  fields: ContactFields & { readonly mergedInto: string | null },
  at: Date,
): Promise<void> {
  await tx.query(save, [
    contact.id,
    fields.kind,
    fields.name,
    fields.lang,
    fields.taxCode,
    fields.sector,
    fields.size,
    fields.businessId,
    fields.position,
    fields.note,
    fields.prefers,
    fields.mergedInto,
    contact.version + 1,
    at,
  ]);
}

export async function contactHasPeople(sql: Sql, id: string): Promise<boolean> {
  return (await sql.query(hasPeople, [id])).length > 0;
}

/** People of one business become those of another: all, or of these the ones who still belong to it. */
export async function movePeopleOf(
  tx: Sql,
  move: { readonly from: string; readonly to: string; readonly only: readonly string[] | null; readonly at: Date },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(movePeople, [move.from, move.to, move.only, move.at]);
  return rows.map((row) => row.id);
}

const identitiesOf = {
  name: 'identities-of-contact',
  text: `SELECT ${identityColumns} FROM "identity" WHERE "identity"."contact_id" = $1 ORDER BY "identity"."created_at", "identity"."id" FOR UPDATE`,
};
const identityAt = {
  name: 'identity-by-address',
  text: `SELECT ${identityColumns} FROM "identity" WHERE "identity"."kind" = $1 AND "identity"."address" = $2`,
};
// Intake makes identities at the same time; whoever is second finds the row of the first.
const addIdentity = {
  name: 'identity-add',
  text: `INSERT INTO "identity" ("id", "contact_id", "kind", "address", "verified_at") VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ("kind", "address") DO NOTHING RETURNING "identity"."id" AS "id"`,
};
const setState = {
  name: 'identity-set-state',
  text: `UPDATE "identity" SET "state" = $3 WHERE "identity"."id" = $1 AND "identity"."state" = $2 RETURNING "identity"."id" AS "id"`,
};
const moveIdentities = {
  name: 'identities-move',
  text: `UPDATE "identity" SET "contact_id" = $2 WHERE "identity"."contact_id" = $1 AND "identity"."id" = ANY($3::uuid[])
    RETURNING "identity"."id" AS "id"`,
};
const isUsed = {
  name: 'identity-is-used',
  text: `SELECT 1 AS "one" WHERE EXISTS (SELECT 1 FROM "ticket" WHERE "ticket"."identity_id" = $1)
      OR EXISTS (SELECT 1 FROM "message" WHERE "message"."identity_id" = $1)
      OR EXISTS (SELECT 1 FROM "conversation" WHERE "conversation"."identity_id" = $1)`,
};
const removeIdentity = {
  name: 'identity-remove',
  text: `DELETE FROM "identity" WHERE "identity"."id" = $1 AND "identity"."contact_id" = $2 RETURNING "identity"."id" AS "id"`,
};
const wroteAgain = {
  name: 'identity-wrote-again',
  text: `UPDATE "identity" SET "state" = 'ok' WHERE "identity"."id" = $1 AND "identity"."state" IN ('bounced', 'left')
    RETURNING "identity"."id" AS "id"`,
};

/** Locks the addresses of a contact: until the commit no report can come in by one of them. */
export async function lockIdentities(tx: Sql, contactId: string): Promise<Identity[]> {
  return tx.query<Identity>(identitiesOf, [contactId]);
}

export async function findIdentityAt(sql: Sql, kind: string, address: string): Promise<Identity | null> {
  const [row] = await sql.query<Identity>(identityAt, [kind, address]);
  return row ?? null;
}

/** False when somebody has the address already. */
export async function insertIdentity(tx: Sql, identity: Omit<Identity, 'name' | 'state'>): Promise<boolean> {
  const { id, contactId, kind, address, verifiedAt } = identity;
  return (await tx.query(addIdentity, [id, contactId, kind, address, verifiedAt])).length === 1;
}

/** False when its state is another one by now. */
export async function changeIdentityState(
  tx: Sql,
  id: string,
  change: { readonly from: IdentityState; readonly to: IdentityState },
): Promise<boolean> {
  return (await tx.query(setState, [id, change.from, change.to])).length === 1;
}

/** Of these addresses the ones that were still with `from`. */
export async function moveIdentitiesTo(
  tx: Sql,
  move: { readonly from: string; readonly to: string; readonly ids: readonly string[] },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(moveIdentities, [move.from, move.to, move.ids]);
  return rows.map((row) => row.id);
}

/** Whether anything came by or went to this address. */
export async function identityIsUsed(tx: Sql, id: string): Promise<boolean> {
  return (await tx.query(isUsed, [id])).length > 0;
}

export async function deleteIdentity(tx: Sql, id: string, contactId: string): Promise<void> {
  await tx.query(removeIdentity, [id, contactId]);
}

/**
 * The person has written from this very address, and the channel vouches for it: what had failed works again. Somebody who
 * said STOP is not asked back by a message; only a person, or the word for it, ends that. True when something was freed.
 */
export async function freeIdentity(sql: Sql, identityId: string): Promise<boolean> {
  return (await sql.query(wroteAgain, [identityId])).length === 1;
}

const ticketsOfContact = {
  name: 'tickets-of-contact',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket" WHERE "ticket"."contact_id" = $1 ORDER BY "ticket"."id"`,
};
const ticketsByIdentities = {
  name: 'tickets-by-identities',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket" WHERE "ticket"."contact_id" = $1
      AND ("ticket"."identity_id" = ANY($2::uuid[]) OR "ticket"."id" = ANY($3::uuid[])) ORDER BY "ticket"."id"`,
};

export async function ticketIdsOfContact(tx: Sql, contactId: string): Promise<string[]> {
  return (await tx.query<{ id: string }>(ticketsOfContact, [contactId])).map((row) => row.id);
}

/** Tickets of a contact that came by these addresses, and of `alsoIds` those that are still its own. */
export async function ticketIdsByIdentities(
  tx: Sql,
  contactId: string,
  by: { readonly identityIds: readonly string[]; readonly alsoIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(ticketsByIdentities, [contactId, by.identityIds, by.alsoIds]);
  return rows.map((row) => row.id);
}
