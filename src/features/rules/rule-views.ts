import type { Sql } from '../../platform/sql.ts';

/** A ticket as the try-out needs it: what its first message said, and where it went. */
export type PastTicket = {
  readonly id: string;
  readonly code: string;
  readonly ticketSubject: string;
  readonly createdAt: Date;
  readonly leadAgency: string | null;
  readonly channel: string;
  readonly unitCode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly text: string;
  readonly subject: string | null;
  /** Category that the sender chose. */
  readonly chosen: string | null;
  readonly contactKind: string | null;
  readonly sector: string | null;
};

// Sealed tickets are for an inspector alone, also in a try-out.
const past = {
  name: 'rules-past-tickets',
  text: `SELECT "ticket"."id" AS "id", "ticket"."code" AS "code", "ticket"."subject" AS "ticketSubject",
      "ticket"."created_at" AS "createdAt", "ticket"."lead_agency" AS "leadAgency", "ticket"."channel" AS "channel",
      "ticket"."unit_code" AS "unitCode", "ticket"."lat" AS "lat", "ticket"."lon" AS "lon",
      COALESCE(left("first"."text", 20000), '') AS "text", "first"."subject" AS "subject",
      jsonb_path_query_first("ticket"."decision", '$.why[*] ? (@.kind == "chosen").category') #>> '{}' AS "chosen",
      CASE WHEN "business"."id" IS NULL THEN "contact"."kind" ELSE 'business' END AS "contactKind",
      COALESCE("business"."sector", "contact"."sector") AS "sector"
    FROM (SELECT "t"."id" FROM "ticket" AS "t" WHERE NOT "t"."sealed"
        AND ($1::timestamptz IS NULL OR ("t"."created_at", "t"."id") < ($1::timestamptz, $2::uuid))
      ORDER BY "t"."created_at" DESC, "t"."id" DESC LIMIT $3) AS "last"
    JOIN "ticket" ON "ticket"."id" = "last"."id"
    LEFT JOIN "contact" ON "contact"."id" = "ticket"."contact_id"
    LEFT JOIN "contact" AS "business" ON "business"."id" = "contact"."business_id"
    LEFT JOIN LATERAL (SELECT "message"."text", "message"."subject" FROM "message"
      WHERE "message"."ticket_id" = "ticket"."id" AND "message"."kind" = 'report'
      ORDER BY "message"."created_at", "message"."id" LIMIT 1) AS "first" ON true
    ORDER BY "ticket"."created_at" DESC, "ticket"."id" DESC`,
};

/** Tickets before a position, newest first. */
export function pastTickets(
  sql: Sql,
  input: { readonly after: Pick<PastTicket, 'createdAt' | 'id'> | null; readonly limit: number },
): Promise<PastTicket[]> {
  return sql.query<PastTicket>(past, [input.after?.createdAt ?? null, input.after?.id ?? null, input.limit]);
}

const pastCount = {
  name: 'rules-past-count',
  text: `SELECT count(*)::int AS "count" FROM (SELECT FROM "ticket" WHERE NOT "ticket"."sealed" LIMIT $1) AS "last"`,
};

/** How many tickets there are to try on, `most` at the most. */
export async function countPast(sql: Sql, most: number): Promise<number> {
  const [row] = await sql.query<{ count: number }>(pastCount, [most]);
  return row?.count ?? 0;
}

const officers = {
  name: 'rules-officers',
  text: `SELECT "staff"."user_id" AS "id", "staff"."agency_code" AS "agency", "user"."name" AS "name" FROM "staff"
    JOIN "user" ON "user"."id" = "staff"."user_id"
    WHERE "staff"."active" AND "staff"."role" IN ('officer', 'lead')`,
};

/** Agencies and names of those who may be given work, by user id. */
export async function activeOfficers(
  sql: Sql,
): Promise<Map<string, { readonly agency: string | null; readonly name: string }>> {
  const rows = await sql.query<{ id: string; agency: string | null; name: string }>(officers);
  return new Map(rows.map(({ id, agency, name }) => [id, { agency, name }]));
}
