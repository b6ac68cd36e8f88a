import { z } from 'zod';
import { contactKinds, identityStates, type ContactFields, type FieldValues } from '../../domain/contact/contact.ts';
import type { Sql } from '../../platform/sql.ts';

const fields = z
  .object({
    kind: z.enum(contactKinds),
    name: z.string().nullable(),
    lang: z.string(),
    taxCode: z.string().nullable(),
    sector: z.string().nullable(),
    size: z.string().nullable(),
    businessId: z.string().nullable(),
    position: z.string().nullable(),
    note: z.string().nullable(),
    prefers: z.array(z.string()).readonly(),
  } satisfies { readonly [Field in keyof ContactFields]: z.ZodType })
  .partial();
const ids = z.array(z.string());
const identity = z.object({ id: z.string(), kind: z.string(), address: z.string() });

/** What was done, with all that undoing it needs: what moved, by id, and the entries as they were. */
const changeData = z.discriminatedUnion('what', [
  z.object({ what: z.literal('fields'), before: fields, after: fields }),
  z.object({ what: z.literal('identity_added'), identity }),
  z.object({
    what: z.literal('identity_freed'),
    identity,
    before: z.enum(identityStates),
  }),
  z.object({
    what: z.literal('merged'),
    identities: ids,
    tickets: ids,
    people: ids,
    before: fields,
    after: fields,
  }),
  z.object({ what: z.literal('split'), identities: ids, tickets: ids }),
]);
/** `before` and `after` hold the entries that changed. */
export type ChangeData = z.infer<typeof changeData>;

export type ContactChangeRecord = {
  readonly id: string;
  readonly kind: 'edited' | 'merged' | 'split';
  readonly contactId: string;
  /** The contact that was merged into it or split off. */
  readonly otherId: string | null;
  readonly data: ChangeData;
  readonly actorId: string;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
};

export const changeColumns = `"contact_change"."id" AS "id", "contact_change"."kind" AS "kind", "contact_change"."contact_id" AS "contactId",
  "contact_change"."other_id" AS "otherId", "contact_change"."data" AS "data", "contact_change"."actor_id" AS "actorId",
  "contact_change"."at" AS "at", "contact_change"."undone_at" AS "undoneAt", "contact_change"."undone_by" AS "undoneBy"`;

/** A later change of one of the contacts of change `alias` that stands: what it did rests on this one. */
export function hasLaterChange(alias: string): string {
  return `EXISTS (SELECT 1 FROM "contact_change" AS "later" WHERE "later"."undone_at" IS NULL
      AND ("later"."contact_id" IN ("${alias}"."contact_id", "${alias}"."other_id") OR "later"."other_id" IN ("${alias}"."contact_id", "${alias}"."other_id"))
      AND ("later"."at", "later"."id") > ("${alias}"."at", "${alias}"."id"))`;
}

const find = {
  name: 'contact-change-find',
  text: `SELECT ${changeColumns} FROM "contact_change" WHERE "contact_change"."id" = $1`,
};
const isBlocked = {
  name: 'contact-change-is-blocked',
  text: `SELECT ${hasLaterChange('contact_change')} AS "blocked" FROM "contact_change" WHERE "contact_change"."id" = $1`,
};
// Two changes within one millisecond would have no order, and undoing goes by it.
const insert = {
  name: 'contact-change-insert',
  text: `INSERT INTO "contact_change" ("id", "kind", "contact_id", "other_id", "data", "actor_id", "at")
    SELECT $1::uuid, $2::text, $3::uuid, $4::uuid, $5::jsonb, $6::text, GREATEST($7::timestamptz, (SELECT MAX("c"."at") + interval '1 millisecond'
      FROM "contact_change" AS "c" WHERE "c"."contact_id" = ANY($8::uuid[]) OR "c"."other_id" = ANY($8::uuid[])))`,
};
const markUndone = {
  name: 'contact-change-undone',
  text: `UPDATE "contact_change" SET "undone_at" = $2, "undone_by" = $3 WHERE "contact_change"."id" = $1 AND "contact_change"."undone_at" IS NULL
    RETURNING "contact_change"."id" AS "id"`,
};

/** A row as it was read; its JSON was written by this file. */
export function readChange(row: ContactChangeRecord): ContactChangeRecord {
  return { ...row, data: changeData.parse(row.data) };
}

export async function findChange(sql: Sql, id: string): Promise<ContactChangeRecord | null> {
  const [row] = await sql.query<ContactChangeRecord>(find, [id]);
  return row ? readChange(row) : null;
}

/** Whether something later must be undone first. The contacts of the change are locked by the caller. */
export async function changeIsBlocked(tx: Sql, id: string): Promise<boolean> {
  const [row] = await tx.query<{ blocked: boolean }>(isBlocked, [id]);
  return row?.blocked === true;
}

/** Writes down a change of contacts that the caller has locked. */
export async function insertChange(tx: Sql, change: Omit<ContactChangeRecord, 'undoneAt' | 'undoneBy'>): Promise<void> {
  await tx.query(insert, [
    change.id,
    change.kind,
    change.contactId,
    change.otherId,
    JSON.stringify(change.data),
    change.actorId,
    change.at,
    change.otherId === null ? [change.contactId] : [change.contactId, change.otherId],
  ]);
}

/** False when somebody has undone it already. */
export async function markChangeUndone(
  tx: Sql,
  id: string,
  undone: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  return (await tx.query(markUndone, [id, undone.at, undone.by])).length === 1;
}

/** Entries as JSON gave them back; the type drops the `undefined` of optional keys. */
export function valuesOf(values: z.infer<typeof fields>): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
