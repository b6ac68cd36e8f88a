import type { Contact } from '../../domain/contact/contact.ts';
import type { ContactSearch } from '../../domain/contact/contact-search.ts';
import { foldWord } from '../../domain/text/fold.ts';
import type { Sql } from '../../platform/sql.ts';
import { scoped, scopeValues, type ContactScope, type ScopeConditions } from './contact-scope-views.ts';

export type ContactRowRecord = Pick<Contact, 'id' | 'version' | 'kind' | 'name' | 'taxCode'> & {
  readonly businessId: string | null;
  readonly businessName: string | null;
  readonly addressKind: string | null;
  readonly address: string | null;
  readonly tickets: number;
  readonly lastTicketAt: Date | null;
};

/** Tickets of a contact are counted up to here; one more is looked for, to know that there are more. */
const countLimit = 100;

const accented = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđäåçëïîñöûü';
const letters = accented + accented.toUpperCase();
/** Signs by which PostgreSQL's parser would take two words for an address. */
const signs = './@_-';

/** A name in SQL as `foldVi` folds it. Cheap, because a search may have to fold the names of many. */
export function foldedName(column: string): string {
  const folded = foldWord(letters) + ' '.repeat(signs.length);
  return `lower(translate(normalize(${column}, NFC), '${letters}${signs}', '${folded}'))`;
}

const rowColumns = `SELECT "c"."id" AS "id", "c"."version" AS "version", "c"."kind" AS "kind", "c"."name" AS "name", "c"."tax_code" AS "taxCode",
  "b"."id" AS "businessId", "b"."name" AS "businessName", "first"."kind" AS "addressKind", "first"."address" AS "address",
  "had"."tickets" AS "tickets", "had"."last" AS "lastTicketAt"`;

function rowJoins(shown: ScopeConditions): string {
  return `LEFT JOIN "contact" AS "b" ON "b"."id" = "c"."business_id" AND ${shown.contact('b')}
    LEFT JOIN LATERAL (SELECT "i"."kind", "i"."address" FROM "identity" AS "i" WHERE "i"."contact_id" = "c"."id" AND ${shown.identity('i')}
      ORDER BY "i"."created_at", "i"."kind", "i"."id" LIMIT 1) AS "first" ON true
    CROSS JOIN LATERAL (SELECT count(*)::int AS "tickets", max("n"."created_at") AS "last" FROM (SELECT "t"."created_at" FROM "ticket" AS "t"
      WHERE "t"."contact_id" = "c"."id" AND ${shown.ticket('t')} ORDER BY "t"."created_at" DESC LIMIT ${countLimit}) AS "n") AS "had"`;
}

// Found first and by themselves: walking all contacts and asking of each whether it was found takes far longer.
function found(shown: ScopeConditions): string {
  const byAddress = (pattern: string) => `SELECT "i"."contact_id" FROM "identity" AS "i"
      WHERE "i"."kind" = ANY($10::text[]) AND "i"."address" LIKE ${pattern}::text AND ${shown.identity('i')}`;
  return `WITH "match" AS MATERIALIZED (
      SELECT "n"."id" FROM "contact" AS "n" WHERE $6::text IS NOT NULL AND to_tsvector('simple', ${foldedName('"n"."name"')}) @@ to_tsquery('simple', $6)
      UNION ${byAddress('$7')} UNION ${byAddress('$8')}
      UNION SELECT "x"."id" FROM "contact" AS "x" WHERE "x"."tax_code" = $9::text OR "x"."tax_code" LIKE $9::text || '-%')`;
}

function listText(shown: ScopeConditions, searching: boolean): string {
  return `${searching ? found(shown) : ''} ${rowColumns} FROM (SELECT "c".* FROM "contact" AS "c"
        ${searching ? 'JOIN "match" ON "match"."id" = "c"."id"' : ''} WHERE ${shown.contact('c')}
        AND ($3::uuid IS NULL OR "c"."id" < $3) AND ($4::text IS NULL OR "c"."kind" = $4)
      ORDER BY "c"."id" DESC LIMIT $5) AS "c" ${rowJoins(shown)} ORDER BY "c"."id" DESC`;
}

/** What LIKE takes for more than itself. */
function asPrefix(text: string): string {
  return `${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

/** A page of contacts, the newest first; one more than asked for tells that there is another page. */
export async function listContacts(
  sql: Sql,
  scope: ContactScope,
  query: {
    readonly search: ContactSearch | null;
    readonly kind: string | null;
    readonly after: string | null;
    readonly limit: number;
    /** All kinds of addresses: an address is found by its beginning only under a kind that is named. */
    readonly addressKinds: readonly string[];
  },
): Promise<ContactRowRecord[]> {
  const { search } = query;
  const values = [...scopeValues(scope), query.after, query.kind, query.limit + 1];
  if (!search)
    return sql.query<ContactRowRecord>(
      scoped(scope, 'contact-list', (shown) => listText(shown, false)),
      values,
    );
  const words = search.words.map((word) => `${word}:*`).join(' & ');
  const [first, second] = search.addresses.map(asPrefix);
  return sql.query<ContactRowRecord>(
    scoped(scope, 'contact-search', (shown) => listText(shown, true)),
    [...values, words || null, first ?? null, second ?? null, search.taxCode, query.addressKinds],
  );
}

/** Rows of these contacts as one viewer sees them; those out of sight are missing. */
export async function contactRows(
  sql: Sql,
  scope: ContactScope,
  ids: readonly string[],
): Promise<Map<string, ContactRowRecord>> {
  if (ids.length === 0) return new Map();
  const statement = scoped(
    scope,
    'contact-rows',
    (shown) =>
      `${rowColumns} FROM "contact" AS "c" ${rowJoins(shown)} WHERE "c"."id" = ANY($3::uuid[]) AND ${shown.contact('c')}`,
  );
  const rows = await sql.query<ContactRowRecord>(statement, [...scopeValues(scope), ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tickets of a contact that this viewer may see, by id, the newest first. */
export async function ticketIdsShown(
  sql: Sql,
  scope: ContactScope,
  query: { readonly contactId: string; readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const statement = scoped(
    scope,
    'contact-tickets',
    (
      shown,
    ) => `SELECT "t"."id" AS "id" FROM "ticket" AS "t" WHERE "t"."contact_id" = $3 AND ($4::uuid IS NULL OR "t"."id" < $4)
      AND ${shown.ticket('t')} ORDER BY "t"."id" DESC LIMIT $5`,
  );
  const rows = await sql.query<{ id: string }>(statement, [
    ...scopeValues(scope),
    query.contactId,
    query.after,
    query.limit + 1,
  ]);
  return rows.map((row) => row.id);
}
