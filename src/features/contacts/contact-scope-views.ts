import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import type { Sql } from '../../platform/sql.ts';

/** Whose eyes: `agency` null sees the whole province; `sealed` is the inspector's right. */
export type ContactScope = { readonly agency: string | null; readonly sealed: boolean };

export function scopeOf(actor: StaffActor): ContactScope {
  // Somebody of an agency who has none sees nothing rather than everything.
  return { agency: seesAll(actor.role) ? null : (actor.agency ?? ''), sealed: actor.role === 'inspector' };
}

/** The first two parameters of every statement made with the conditions below. */
export function scopeValues(scope: ContactScope): readonly [string | null, boolean] {
  return [scope.agency, scope.sealed];
}

/** The ticket `alias` may be shown as one of its sender: it is in scope, and the sender is not hidden from the viewer. */
export function isShownTicket(alias: string): string {
  return `(NOT "${alias}"."sealed" OR $2::boolean) AND ($1::text IS NULL OR (NOT "${alias}"."hide_identity" AND EXISTS (
      SELECT 1 FROM "assignment" AS "part" WHERE "part"."ticket_id" = "${alias}"."id" AND "part"."agency_code" = $1
        AND "part"."state" <> 'returned')))`;
}

/** Telling that this ticket came from that address would tell a secret. */
function isSecretTicket(alias: string): string {
  return `(("${alias}"."sealed" AND NOT $2::boolean) OR ($1::text IS NOT NULL AND "${alias}"."hide_identity"))`;
}

/**
 * The contact `alias` may be seen. For the centre: all but those known by sealed tickets alone. For an agency: those of
 * whom it handles a ticket in the open.
 */
export function isShownContact(alias: string): string {
  return `"${alias}"."merged_into" IS NULL AND CASE WHEN $1::text IS NULL
    THEN $2::boolean OR NOT EXISTS (SELECT 1 FROM "ticket" AS "st" WHERE "st"."contact_id" = "${alias}"."id" AND "st"."sealed")
      OR EXISTS (SELECT 1 FROM "ticket" AS "ot" WHERE "ot"."contact_id" = "${alias}"."id" AND NOT "ot"."sealed")
    ELSE "${alias}"."id" IN (SELECT "ht"."contact_id" FROM "assignment" AS "ha" JOIN "ticket" AS "ht" ON "ht"."id" = "ha"."ticket_id"
      WHERE "ha"."agency_code" = $1 AND "ha"."state" <> 'returned' AND NOT "ht"."sealed" AND NOT "ht"."hide_identity") END`;
}

/** The identity `alias` may be seen: no ticket in secret came by it, or one in the open as well. */
export function isShownIdentity(alias: string): string {
  return `(NOT EXISTS (SELECT 1 FROM "ticket" AS "si" WHERE "si"."identity_id" = "${alias}"."id" AND ${isSecretTicket('si')})
    OR EXISTS (SELECT 1 FROM "ticket" AS "oi" WHERE "oi"."identity_id" = "${alias}"."id" AND ${isShownTicket('oi')}))`;
}

const shown = {
  name: 'contacts-shown',
  text: `SELECT "contact"."id" AS "id" FROM "contact" WHERE "contact"."id" = ANY($3::uuid[]) AND ${isShownContact('contact')}`,
};

/** Which of these contacts the viewer may see at all. */
export async function shownContacts(sql: Sql, scope: ContactScope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(shown, [...scopeValues(scope), ids]);
  return new Set(rows.map((row) => row.id));
}
