import type { Contact, Identity } from '../../domain/contact/contact.ts';
import type { Sql } from '../../platform/sql.ts';
import { changeColumns, hasLaterChange, readChange, type ContactChangeRecord } from './contact-change-store.ts';
import { scoped, scopeValues, type ContactScope } from './contact-scope-views.ts';
import { findContact, findLiveContact } from './contact-store.ts';

export type ContactLink = { readonly id: string; readonly name: string | null };

export type HistoryRecord = ContactChangeRecord & {
  readonly isBlocked: boolean;
  readonly actorName: string | null;
  readonly undoneByName: string | null;
  readonly otherName: string | null;
  readonly contactName: string | null;
};

/** A contact with what hangs on it, as one viewer may see it. */
export type ContactFile = {
  readonly contact: Contact & { readonly createdAt: Date };
  readonly identities: readonly (Identity & { readonly tickets: number })[];
  readonly people: readonly (ContactLink & { readonly position: string | null })[];
  readonly business: ContactLink | null;
  readonly mergedInto: ContactLink | null;
  readonly history: readonly HistoryRecord[];
};

const historyLimit = 50;
const created = {
  name: 'contact-created',
  text: `SELECT "contact"."created_at" AS "createdAt" FROM "contact" WHERE "contact"."id" = $1`,
};
const history = {
  name: 'contact-history',
  text: `SELECT ${changeColumns}, ${hasLaterChange('contact_change')} AS "isBlocked", "actor"."name" AS "actorName",
      "undoer"."name" AS "undoneByName", "other"."name" AS "otherName", "own"."name" AS "contactName"
    FROM "contact_change" LEFT JOIN "user" AS "actor" ON "actor"."id" = "contact_change"."actor_id"
    LEFT JOIN "user" AS "undoer" ON "undoer"."id" = "contact_change"."undone_by"
    LEFT JOIN "contact" AS "other" ON "other"."id" = "contact_change"."other_id"
    LEFT JOIN "contact" AS "own" ON "own"."id" = "contact_change"."contact_id"
    WHERE "contact_change"."contact_id" = $1 OR "contact_change"."other_id" = $1
    ORDER BY "contact_change"."at" DESC, "contact_change"."id" DESC LIMIT ${historyLimit}`,
};

/** Addresses of a contact that this viewer may see, each with how many tickets came by it (100: more). */
export async function identitiesShown(
  sql: Sql,
  scope: ContactScope,
  contactId: string,
): Promise<(Identity & { readonly tickets: number })[]> {
  const statement = scoped(
    scope,
    'contact-identities',
    (
      shown,
    ) => `SELECT "i"."id" AS "id", "i"."contact_id" AS "contactId", "i"."kind" AS "kind", "i"."address" AS "address", "i"."name" AS "name",
        "i"."state" AS "state", "i"."verified_at" AS "verifiedAt", (SELECT count(*)::int FROM (SELECT 1 FROM "ticket" AS "t"
          WHERE "t"."identity_id" = "i"."id" AND ${shown.ticket('t')} LIMIT 100) AS "n") AS "tickets"
      FROM "identity" AS "i" WHERE "i"."contact_id" = $3 AND ${shown.identity('i')} ORDER BY "i"."created_at", "i"."kind", "i"."id" LIMIT 200`,
  );
  return sql.query<Identity & { readonly tickets: number }>(statement, [...scopeValues(scope), contactId]);
}

/** People of a business whom this viewer may see. */
export async function peopleShown(
  sql: Sql,
  scope: ContactScope,
  businessId: string,
): Promise<(ContactLink & { readonly position: string | null })[]> {
  const statement = scoped(
    scope,
    'contact-people',
    (shown) => `SELECT "p"."id" AS "id", "p"."name" AS "name", "p"."position" AS "position" FROM "contact" AS "p"
      WHERE "p"."business_id" = $3 AND ${shown.contact('p')} ORDER BY "p"."name", "p"."id" LIMIT 200`,
  );
  return sql.query<ContactLink & { readonly position: string | null }>(statement, [...scopeValues(scope), businessId]);
}

async function shownLink(sql: Sql, scope: ContactScope, id: string | null): Promise<ContactLink | null> {
  const target = id === null ? null : await findLiveContact(sql, id);
  if (!target) return null;
  const statement = scoped(
    scope,
    'contact-link',
    (shown) =>
      `SELECT "c"."id" AS "id", "c"."name" AS "name" FROM "contact" AS "c" WHERE "c"."id" = $3 AND ${shown.contact('c')}`,
  );
  const [row] = await sql.query<ContactLink>(statement, [...scopeValues(scope), target.id]);
  return row ?? null;
}

/**
 * A contact as this viewer may see it; null: out of sight. One that was merged is shown to whoever may see what it was
 * merged into, at the centre only.
 */
export async function readContactFile(sql: Sql, scope: ContactScope, id: string): Promise<ContactFile | null> {
  const contact = await findContact(sql, id);
  if (!contact) return null;
  const mergedInto = await shownLink(sql, scope, contact.mergedInto);
  const isShown =
    contact.mergedInto === null
      ? (await shownLink(sql, scope, id)) !== null
      : mergedInto !== null && scope.agency === null;
  if (!isShown) return null;
  const [[made], identities, people, business, changes] = await Promise.all([
    sql.query<{ createdAt: Date }>(created, [id]),
    identitiesShown(sql, scope, id),
    peopleShown(sql, scope, id),
    shownLink(sql, scope, contact.businessId),
    // What was done to it tells of other contacts and addresses.
    scope.agency === null ? sql.query<HistoryRecord>(history, [id]) : [],
  ]);
  return {
    contact: { ...contact, createdAt: made?.createdAt ?? new Date(0) },
    identities,
    people,
    business,
    mergedInto,
    history: changes.map((change) => ({ ...change, ...readChange(change) })),
  };
}

const namesOf = {
  name: 'contact-names',
  text: `SELECT "contact"."id" AS "id", "contact"."name" AS "name" FROM "contact" WHERE "contact"."id" = ANY($1::uuid[])`,
};

export async function contactNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = ids.length === 0 ? [] : await sql.query<ContactLink>(namesOf, [ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
