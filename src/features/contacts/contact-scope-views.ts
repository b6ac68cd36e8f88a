import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import type { Sql, Statement } from '../../platform/sql.ts';

/** Whose eyes: `agency` null sees the whole province; `sealed` is the inspector's right. */
export type ContactScope = { readonly agency: string | null; readonly sealed: boolean };

export function scopeOf(actor: StaffActor): ContactScope {
  // Somebody of an agency who has none sees nothing rather than everything.
  return { agency: seesAll(actor.role) ? null : (actor.agency ?? ''), sealed: actor.role === 'inspector' };
}

/** Conditions on rows by their alias. They use $1 (agency) and $2 (may see what is sealed). */
export type ScopeConditions = {
  /** The ticket may be shown as one of its sender: it is in scope, and the sender is not hidden from the viewer. */
  readonly ticket: (alias: string) => string;
  /** The contact may be seen at all. */
  readonly contact: (alias: string) => string;
  /** The address may be seen, where its contact may. */
  readonly identity: (alias: string) => string;
};

const unsealed = (alias: string) => `(NOT "${alias}"."sealed" OR $2::boolean)`;

/**
 * Whether a ticket like this is there. A scalar sub-select, because it is looked up row by row through an index; what
 * EXISTS under an OR becomes may read all tickets there are.
 */
function isThere(ticket: string, condition: string): string {
  return `(SELECT true FROM "ticket" AS "${ticket}" WHERE ${condition} LIMIT 1) IS TRUE`;
}

// What hangs on sealed tickets alone is the inspector's.
const unsealedOrNone = (column: string, value: string) =>
  `($1::text IS NULL AND ($2::boolean OR ${isThere('ot', `"ot"."${column}" = ${value} AND NOT "ot"."sealed"`)}
      OR NOT (${isThere('st', `"st"."${column}" = ${value} AND "st"."sealed"`)})))`;
const centre: ScopeConditions = {
  ticket: (alias) => `($1::text IS NULL AND ${unsealed(alias)})`,
  contact: (alias) => `("${alias}"."merged_into" IS NULL AND ${unsealedOrNone('contact_id', `"${alias}"."id"`)})`,
  identity: (alias) => unsealedOrNone('identity_id', `"${alias}"."id"`),
};

// An agency knows people by the tickets that it handles and whose sender did not hide. Of a person who hid in some other
// ticket it sees only the addresses that such open tickets came by.
const openTicket = (alias: string) =>
  `(${unsealed(alias)} AND NOT "${alias}"."hide_identity" AND EXISTS (SELECT 1 FROM "assignment" AS "part"
      WHERE "part"."ticket_id" = "${alias}"."id" AND "part"."agency_code" = $1::text AND "part"."state" <> 'returned'))`;
const agency: ScopeConditions = {
  ticket: openTicket,
  contact: (
    alias,
  ) => `("${alias}"."merged_into" IS NULL AND "${alias}"."id" IN (SELECT "ht"."contact_id" FROM "assignment" AS "ha"
      JOIN "ticket" AS "ht" ON "ht"."id" = "ha"."ticket_id"
      WHERE "ha"."agency_code" = $1::text AND "ha"."state" <> 'returned' AND ${unsealed('ht')} AND NOT "ht"."hide_identity"))`,
  identity: (alias) => `(${isThere('oi', `"oi"."identity_id" = "${alias}"."id" AND ${openTicket('oi')}`)}
      OR NOT (${isThere('hi', `"hi"."contact_id" = "${alias}"."contact_id" AND ("hi"."hide_identity" OR "hi"."sealed")`)}))`,
};

const made = new Map<string, Statement>();

/** A statement as this viewer needs it; its first two values are those of `scopeValues`. */
export function scoped(scope: ContactScope, name: string, text: (shown: ScopeConditions) => string): Statement {
  const audience = scope.agency === null ? 'centre' : 'agency';
  const full = `${name}-${audience}`;
  const known = made.get(full) ?? { name: full, text: text(scope.agency === null ? centre : agency) };
  made.set(full, known);
  return known;
}

export function scopeValues(scope: ContactScope): readonly [string | null, boolean] {
  return [scope.agency, scope.sealed];
}

/** Which of these contacts the viewer may see at all. */
export async function shownContacts(
  sql: Sql,
  scope: ContactScope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const statement = scoped(
    scope,
    'contacts-shown',
    (shown) =>
      `SELECT "c"."id" AS "id" FROM "contact" AS "c" WHERE "c"."id" = ANY($3::uuid[]) AND ${shown.contact('c')}`,
  );
  const rows = await sql.query<{ id: string }>(statement, [...scopeValues(scope), ids]);
  return new Set(rows.map((row) => row.id));
}
