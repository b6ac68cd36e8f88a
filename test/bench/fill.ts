import { columnsOf } from './floor-statement.ts';
import { makeReport, reportTexts } from './reports.ts';
import type { Sql } from '../../src/platform/sql.ts';

const chunk = 20_000;

/** A hub that has worked for long has many closed tickets and not that many more open ones. */
function openShare(size: number): number {
  return Math.min(0.2, 20 / Math.sqrt(size));
}

// $1 first number, $2 last number, $3 texts, $4 share of open tickets, $5 raw bytes of a report. Ids are derived from the
// number, so that the tables agree without a look-up: kind, then the number, in hex.
const id = (kind: string) =>
  `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex("n"."g"), 12, '0'))::uuid`;
const text = `($3::text[])[1 + "n"."g" % cardinality($3::text[])]`;
const isOpen = `("n"."g" * 7919 % 10000) < $4::float8 * 10000`;
const at = `(now() - make_interval(mins => (("n"."g" * 7907) % 500000)::int))`;
const numbers = `generate_series($1::bigint, $2::bigint) AS "n"("g")`;

const statements = [
  {
    name: 'fill-contacts',
    text: `INSERT INTO "contact" ("id", "name") SELECT ${id('1')}, 'Trần Văn Bình' FROM ${numbers} WHERE $3::text[] IS NOT NULL AND $4::float8 IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-identities',
    text: `INSERT INTO "identity" ("id", "contact_id", "kind", "address", "name")
      SELECT ${id('2')}, ${id('1')}, 'email', 'binh.' || "n"."g" || '@nguoidan.example', 'Trần Văn Bình' FROM ${numbers}
      WHERE $3::text[] IS NOT NULL AND $4::float8 IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-tickets',
    text: `INSERT INTO "ticket" ("id", "code", "state", "subject", "excerpt", "channel", "account_id", "contact_id", "identity_id",
        "sender_name", "category_code", "lead_agency", "flags", "decision", "policy_code", "calendar_id", "next_due", "promised_at",
        "event_seq", "last_hash", "created_at", "updated_at", "search")
      SELECT ${id('3')}, 'OL-' || lpad(to_hex("n"."g"), 9, '0'), CASE WHEN NOT ${isOpen} THEN 'closed' WHEN "n"."g" % 2 = 0 THEN 'new' ELSE 'processing' END,
        left(${text}, 100), left(${text}, 260), 'web', 'web', ${id('1')}, ${id('2')}, 'Trần Văn Bình', 'drainage', 'so-xay-dung', '{}',
        jsonb_build_object('needsHuman', true, 'category', 'drainage', 'why', ${text}), 'default', 'province',
        CASE WHEN ${isOpen} THEN ${at} + interval '30 days' END, ${at} + interval '30 days', 1, sha256(${text}::bytea), ${at}, ${at},
        to_tsvector('simple', ${text}) FROM ${numbers} WHERE $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-assignments',
    text: `INSERT INTO "assignment" ("id", "ticket_id", "agency_code", "part", "state", "offered_at")
      SELECT ${id('4')}, ${id('3')}, 'so-xay-dung', 'lead', CASE WHEN ${isOpen} THEN 'accepted' ELSE 'done' END, ${at} FROM ${numbers}
      WHERE NOT (${isOpen} AND "n"."g" % 2 = 0) AND $3::text[] IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-clocks',
    text: `INSERT INTO "clock" ("id", "ticket_id", "kind", "scope", "amount", "unit", "warn_at", "calendar_id", "state", "started_at", "due_at", "stopped_at")
      SELECT ${id(`80 + "k"."n"`)}, ${id('3')}, "k"."kind", 'ticket', 5, 'working-days', '{0.5,0.8}', 'province',
        CASE WHEN ${isOpen} AND "k"."n" > 1 THEN 'running' ELSE 'stopped' END, ${at}, ${at} + interval '30 days', ${at}
      FROM ${numbers}, (VALUES (1, 'acknowledge'), (2, 'triage'), (3, 'resolve')) AS "k"("n", "kind")
      WHERE $3::text[] IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-messages',
    text: `INSERT INTO "message" ("id", "ticket_id", "direction", "kind", "state", "channel", "account_id", "identity_id", "text", "external_id", "created_at")
      SELECT ${id(`96 + "k"."n"`)}, ${id('3')}, "k"."direction", "k"."kind", 'final', 'web', 'web', ${id('2')}, ${text}, 'old-' || "n"."g" || "k"."kind", ${at}
      FROM ${numbers}, (VALUES (1, 'in', 'report'), (2, 'out', 'ack')) AS "k"("n", "direction", "kind")
      WHERE $4::float8 IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-events',
    text: `INSERT INTO "event" ("ticket_id", "seq", "type", "at", "actor_kind", "data", "prev_hash", "hash")
      SELECT ${id('3')}, 1, 'ticket.created', ${at}, 'sender', jsonb_build_object('channel', 'web', 'text', ${text}), sha256('0'), sha256(${text}::bytea)
      FROM ${numbers} WHERE $4::float8 IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-outbox',
    text: `INSERT INTO "outbox" ("key", "topic", "payload", "state", "done_at")
      SELECT 'deliver:' || "n"."g", 'deliver', '{}', 'done', now() FROM ${numbers}
      WHERE $3::text[] IS NOT NULL AND $4::float8 IS NOT NULL AND $5::bytea IS NOT NULL`,
  },
  {
    name: 'fill-receipts',
    text: `INSERT INTO "receipt" ("account_id", "kind", "external_id", "headers", "raw", "received_at", "state", "outcome", "done_at", "ticket_id")
      SELECT 'web', 'form', 'old-' || "n"."g", '{"content-type": "application/json"}', $5, ${at}, 'done', 'created', now(), ${id('3')} FROM ${numbers}
      WHERE $3::text[] IS NOT NULL AND $4::float8 IS NOT NULL`,
  },
];

/** Gives the hub a past: `size` tickets with everything that hangs under them. Most are closed. */
export async function fill(sql: Sql, size: number, tell: (done: number) => void): Promise<void> {
  const { body } = makeReport('json', 0);
  for (let from = 1; from <= size; from += chunk) {
    const to = Math.min(size, from + chunk - 1);
    for (const statement of statements) await sql.query(statement, [from, to, reportTexts, openShare(size), body]);
    tell(to);
  }
  for (const table of [...Object.keys(columnsOf), 'receipt', 'assignment']) {
    await sql.query({ name: `analyze-${table}`, text: `VACUUM ANALYZE "${table}"` });
  }
}
