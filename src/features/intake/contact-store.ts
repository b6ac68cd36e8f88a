import type { IdentityKind } from '../../channels/kinds.ts';
import type { KnownIdentity } from '../../domain/ticket/open-ticket.ts';
import type { Sql } from '../../platform/sql.ts';

export type IdentityClaim = {
  readonly id: string;
  readonly contactId: string;
  readonly kind: IdentityKind;
  readonly address: string;
  readonly name: string | null;
  readonly contactKind: 'person' | 'business';
  /** The channel vouches for this address. */
  readonly verified?: boolean;
  readonly lang: string;
};

// One statement, so that an identity and its contact appear together.
const upsert = {
  name: 'identity-upsert',
  text: `WITH "claim" AS (
      SELECT DISTINCT ON ("c"."kind", "c"."address") "c".* FROM jsonb_to_recordset($1::jsonb) AS "c"(
        "id" uuid, "contact_id" uuid, "kind" text, "address" text, "name" text, "contact_kind" text, "lang" text, "verified" boolean)
      ORDER BY "c"."kind", "c"."address"
    ), "put" AS (
      INSERT INTO "identity" ("id", "contact_id", "kind", "address", "name", "verified_at")
      SELECT "claim"."id", "claim"."contact_id", "claim"."kind", "claim"."address", "claim"."name",
        CASE WHEN "claim"."verified" THEN now() END FROM "claim"
      ON CONFLICT ("kind", "address") DO UPDATE SET "name" = COALESCE("identity"."name", EXCLUDED."name"),
        "verified_at" = COALESCE("identity"."verified_at", EXCLUDED."verified_at")
      RETURNING "identity"."id", "identity"."contact_id", "identity"."kind", "identity"."address"
    ), "fresh" AS (
      INSERT INTO "contact" ("id", "kind", "name", "lang")
      SELECT DISTINCT ON ("claim"."contact_id") "claim"."contact_id", "claim"."contact_kind", "claim"."name", "claim"."lang"
      FROM "claim" WHERE EXISTS (SELECT 1 FROM "put" WHERE "put"."contact_id" = "claim"."contact_id")
    )
    SELECT "put"."id" AS "id", "put"."contact_id" AS "contactId", "put"."kind" AS "kind", "put"."address" AS "address" FROM "put"`,
};

/** Finds or makes the identities that messages claim. Keys of the answer: `kind:address`. */
export async function upsertIdentities(tx: Sql, claims: readonly IdentityClaim[]): Promise<Map<string, KnownIdentity>> {
  if (claims.length === 0) return new Map();
  const rows = claims.map((claim) => ({
    id: claim.id,
    contact_id: claim.contactId,
    kind: claim.kind,
    address: claim.address,
    name: claim.name,
    contact_kind: claim.contactKind,
    lang: claim.lang,
    verified: claim.verified ?? false,
  }));
  const known = await tx.query<KnownIdentity>(upsert, [JSON.stringify(rows)]);
  return new Map(known.map((identity) => [identityKey(identity), identity]));
}

export function identityKey(identity: { readonly kind: string; readonly address: string }): string {
  return `${identity.kind}:${identity.address}`;
}

const nameNameless = {
  name: 'identities-name',
  text: `WITH "told" AS (
      SELECT DISTINCT ON ("n"."kind", "n"."address") "n".* FROM jsonb_to_recordset($1::jsonb) AS "n"("kind" text, "address" text, "name" text)
      ORDER BY "n"."kind", "n"."address"
    ), "named" AS (
      UPDATE "identity" SET "name" = "told"."name" FROM "told" WHERE "identity"."kind" = "told"."kind"
        AND "identity"."address" = "told"."address" AND "identity"."name" IS NULL
      RETURNING "identity"."contact_id", "identity"."name"
    )
    UPDATE "contact" SET "name" = "named"."name" FROM "named"
    WHERE "contact"."id" = "named"."contact_id" AND "contact"."name" IS NULL`,
};

/** Gives addresses the name that their platform told later than their first message; one that they have stays. */
export async function nameIdentities(
  tx: Sql,
  named: readonly { readonly kind: IdentityKind; readonly address: string; readonly name: string }[],
): Promise<void> {
  if (named.length > 0) await tx.query(nameNameless, [JSON.stringify(named)]);
}

const sendersByContact = {
  name: 'senders-of-contacts',
  text: `SELECT "contact"."id" AS "contactId",
      CASE WHEN "business"."id" IS NULL AND "contact"."kind" <> 'business' THEN 'citizen' ELSE 'business' END AS "kind",
      COALESCE("business"."sector", "contact"."sector") AS "sector"
    FROM "contact" LEFT JOIN "contact" AS "business" ON "business"."id" = "contact"."business_id"
    WHERE "contact"."id" = ANY($1::uuid[])`,
};

/** What is known of somebody: who speaks for a business counts as that business. */
export type KnownSender = { readonly kind: 'citizen' | 'business'; readonly sector: string | null };

/** What is known of contacts, by their ids. */
export async function sendersOf(tx: Sql, contactIds: readonly string[]): Promise<Map<string, KnownSender>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.query<KnownSender & { contactId: string }>(sendersByContact, [contactIds]);
  return new Map(rows.map(({ contactId, kind, sector }) => [contactId, { kind, sector }]));
}
