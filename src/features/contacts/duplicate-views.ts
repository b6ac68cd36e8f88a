import type { Sql } from '../../platform/sql.ts';
import { scoped, scopeValues, type ContactScope } from './contact-scope-views.ts';
import { foldedName } from './contact-views.ts';

/** A contact that may be the same as the one asked about, and what speaks for it. */
export type DuplicateRecord = { readonly id: string } & (
  | { readonly because: 'tax_code' }
  /** `code`: the ticket whose text holds the number. */
  | { readonly because: 'phone'; readonly phone: string; readonly code: string }
  | { readonly because: 'name'; readonly unitCode: string }
);

const most = 10;
const sameTaxCode = {
  name: 'duplicate-tax-code',
  text: `SELECT "other"."id" AS "id", 'tax_code' AS "because" FROM "contact" AS "own" JOIN "contact" AS "other" ON "other"."tax_code" = "own"."tax_code"
    WHERE "own"."id" = $1 AND "other"."id" <> "own"."id" AND "other"."merged_into" IS NULL LIMIT ${most}`,
};
const phonesOf = {
  name: 'duplicate-own-phones',
  text: `SELECT "identity"."address" AS "phone" FROM "identity" WHERE "identity"."contact_id" = $1 AND "identity"."kind" = 'phone' LIMIT 20`,
};
const ownTexts = {
  name: 'duplicate-own-texts',
  text: `SELECT "ticket"."code" AS "code", left("message"."text", 4000) AS "text" FROM "ticket" JOIN "message" ON "message"."ticket_id" = "ticket"."id"
    WHERE "ticket"."contact_id" = $1 AND NOT "ticket"."sealed" AND "message"."direction" = 'in'
    ORDER BY "message"."created_at" DESC LIMIT 50`,
};
const ownersOfPhones = {
  name: 'duplicate-phone-owners',
  text: `SELECT "identity"."contact_id" AS "id", "identity"."address" AS "phone" FROM "identity"
    WHERE "identity"."kind" = 'phone' AND "identity"."address" = ANY($2::text[]) AND "identity"."contact_id" <> $1 LIMIT ${most}`,
};

/** Numbers in reports as people type them: national, or with the country code. */
function typedForms(phone: string): string[] {
  return phone.startsWith('+84') ? [`0${phone.slice(3)}`, phone.slice(1)] : [phone.slice(1)];
}

/** Telephone numbers of a contact itself, E.164. */
export async function phonesOfContact(sql: Sql, contactId: string): Promise<string[]> {
  return (await sql.query<{ phone: string }>(phonesOf, [contactId])).map((row) => row.phone);
}

/** What the contact wrote lately, for numbers in it. */
export async function textsOfContact(
  sql: Sql,
  contactId: string,
): Promise<{ readonly code: string; readonly text: string }[]> {
  return sql.query<{ code: string; text: string }>(ownTexts, [contactId]);
}

export async function contactsWithTaxCodeOf(sql: Sql, contactId: string): Promise<DuplicateRecord[]> {
  return sql.query<DuplicateRecord>(sameTaxCode, [contactId]);
}

/** Other contacts whose own number is one of these. */
export async function contactsOfPhones(
  sql: Sql,
  contactId: string,
  phones: readonly string[],
): Promise<{ readonly id: string; readonly phone: string }[]> {
  return phones.length === 0 ? [] : sql.query<{ id: string; phone: string }>(ownersOfPhones, [contactId, phones]);
}

/** Other contacts who wrote this number of the contact into a report. The words of a ticket are indexed. */
export async function contactsWhoWrote(
  sql: Sql,
  scope: ContactScope,
  input: { readonly contactId: string; readonly phone: string },
): Promise<DuplicateRecord[]> {
  const statement = scoped(
    scope,
    'duplicate-phone-in-text',
    (
      shown,
    ) => `SELECT DISTINCT ON ("t"."contact_id") "t"."contact_id" AS "id", "t"."code" AS "code", 'phone' AS "because", $5::text AS "phone"
      FROM "ticket" AS "t" WHERE "t"."search" @@ $4::tsquery AND "t"."contact_id" <> $3 AND ${shown.ticket('t')}
      ORDER BY "t"."contact_id", "t"."created_at" DESC LIMIT ${most}`,
  );
  const words = typedForms(input.phone).join(' | ');
  return sql.query<DuplicateRecord>(statement, [...scopeValues(scope), input.contactId, words, input.phone]);
}

/**
 * Other contacts of the same name who reported something in the same commune. Candidates are found by the words of their
 * tickets, which hold the sender's name unless it was hidden.
 */
export async function contactsOfSameName(
  sql: Sql,
  scope: ContactScope,
  input: { readonly contactId: string; readonly words: readonly string[] },
): Promise<DuplicateRecord[]> {
  // One word is a given name: half the province shares it.
  if (input.words.length < 2) return [];
  const statement = scoped(
    scope,
    'duplicate-name',
    // So many candidates at most: a suggestion is not worth reading the tickets of all who share a name.
    (shown) => `SELECT DISTINCT ON ("c"."id") "c"."id" AS "id", 'name' AS "because", "t"."unit_code" AS "unitCode"
      FROM (SELECT "t"."contact_id", "t"."unit_code" FROM "ticket" AS "t"
        WHERE "t"."search" @@ $4::tsquery AND "t"."contact_id" <> $3 AND ${shown.ticket('t')} AND "t"."unit_code" IN (
          SELECT "own"."unit_code" FROM "ticket" AS "own" WHERE "own"."contact_id" = $3 AND NOT "own"."sealed") LIMIT 500) AS "t"
      JOIN "contact" AS "c" ON "c"."id" = "t"."contact_id"
      WHERE "c"."merged_into" IS NULL AND trim(regexp_replace(${foldedName('"c"."name"')}, '[^a-z0-9]+', ' ', 'g')) = $5::text ORDER BY "c"."id" LIMIT ${most}`,
  );
  return sql.query<DuplicateRecord>(statement, [
    ...scopeValues(scope),
    input.contactId,
    input.words.join(' & '),
    input.words.join(' '),
  ]);
}
