import type { NewReceipt } from '../../channels/door.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { holdGroups, joinGroup } from './receipt-group-store.ts';
import { createReceiptInsert, insertReceipt, type InsertedRow, type ReceiptRow } from './receipt-insert-store.ts';

export type StoredRow = { readonly id: bigint; readonly fresh: boolean; readonly receivedAt: Date };

/** A receipt taken for work. */
export type ClaimedReceipt = {
  readonly id: bigint;
  readonly accountId: string;
  readonly kind: string;
  readonly externalId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Buffer;
  readonly receivedAt: Date;
  readonly attempts: number;
};

export type ReceiptEnd = {
  readonly id: bigint;
  readonly state: 'done' | 'ignored' | 'quarantined';
  readonly outcome: 'created' | 'appended' | null;
  readonly reason: string | null;
  readonly ticketId: string | null;
  readonly messageId: string | null;
};

export type ReceiptOutcome = {
  readonly state: ReceiptEnd['state'];
  readonly outcome: ReceiptEnd['outcome'];
  readonly reason: string | null;
  /** Code of the ticket it opened or joined. */
  readonly code: string | null;
};

const find = {
  name: 'receipt-find',
  text: `SELECT "receipt"."id" AS "id", false AS "fresh", "receipt"."received_at" AS "receivedAt" FROM "receipt"
    WHERE "receipt"."account_id" = $1 AND "receipt"."kind" = $2 AND "receipt"."external_id" = $3`,
};
const saveCursor = {
  name: 'cursor-save',
  text: `INSERT INTO "cursor" ("name", "value", "updated_at") VALUES ($1, $2, now())
    ON CONFLICT ("name") DO UPDATE SET "value" = EXCLUDED."value", "updated_at" = now()`,
};
const loadCursor = {
  name: 'cursor-load',
  text: `SELECT "cursor"."value" AS "value" FROM "cursor" WHERE "cursor"."name" = $1`,
};
/** As much raw mail as one batch takes at most; the first of a batch comes whatever its size. */
const claimBytes = 16 * 2 ** 20;
/** Bytes travel as hexadecimal digits: a whole mail of 40 MB would take several times its size on the way. */
const pieceBytes = 2 ** 20;

// A claim is a lease: a worker that dies leaves its receipts to be taken again when `next_at` passes.
const claim = {
  name: 'receipt-claim',
  text: `UPDATE "receipt" SET "attempts" = "receipt"."attempts" + 1, "next_at" = now() + make_interval(secs => $2)
    WHERE "receipt"."id" IN (
      SELECT "next"."id" FROM (
        SELECT "due"."id" AS "id", row_number() OVER "line" AS "place", sum("due"."bytes") OVER "line" AS "bytes" FROM (
          SELECT "r"."id" AS "id", "r"."next_at" AS "next_at", octet_length("r"."raw") AS "bytes" FROM "receipt" AS "r"
          WHERE "r"."state" = 'waiting' AND "r"."next_at" <= now()
          ORDER BY "r"."next_at", "r"."id" LIMIT $1 FOR UPDATE SKIP LOCKED) AS "due"
        WINDOW "line" AS (ORDER BY "due"."next_at", "due"."id")) AS "next"
      WHERE "next"."place" = 1 OR "next"."bytes" <= ${claimBytes})
    RETURNING "receipt"."id" AS "id", "receipt"."account_id" AS "accountId", "receipt"."kind" AS "kind",
      "receipt"."external_id" AS "externalId", "receipt"."headers" AS "headers", octet_length("receipt"."raw") AS "bytes",
      CASE WHEN octet_length("receipt"."raw") <= ${pieceBytes} THEN "receipt"."raw" END AS "raw",
      "receipt"."received_at" AS "receivedAt", "receipt"."attempts" AS "attempts"`,
};
const readPiece = {
  name: 'receipt-read-piece',
  text: `SELECT substring("receipt"."raw" FROM $2 FOR $3) AS "piece" FROM "receipt" WHERE "receipt"."id" = $1`,
};
const lockWaiting = {
  name: 'receipt-lock-waiting',
  text: `SELECT "receipt"."id" AS "id" FROM "receipt"
    WHERE "receipt"."id" = ANY($1::bigint[]) AND "receipt"."state" = 'waiting' ORDER BY "receipt"."id" FOR UPDATE`,
};
const finish = {
  name: 'receipt-finish',
  text: `UPDATE "receipt" SET "state" = "e"."state", "outcome" = "e"."outcome", "reason" = "e"."reason",
      "ticket_id" = "e"."ticket_id", "message_id" = "e"."message_id", "done_at" = now()
    FROM jsonb_to_recordset($1::jsonb) AS "e"("id" int8, "state" text, "outcome" text, "reason" text, "ticket_id" uuid, "message_id" uuid)
    WHERE "receipt"."id" = "e"."id" AND "receipt"."state" = 'waiting'`,
};
const renew = {
  name: 'receipt-renew',
  text: `UPDATE "receipt" SET "next_at" = now() + make_interval(secs => $2)
    WHERE "receipt"."id" IN (
      SELECT "r"."id" FROM "receipt" AS "r" WHERE "r"."id" = ANY($1::bigint[]) AND "r"."state" = 'waiting' FOR UPDATE SKIP LOCKED)`,
};
const postpone = {
  name: 'receipt-postpone',
  text: `UPDATE "receipt" SET "next_at" = now() + make_interval(secs => $2), "detail" = $3, "attempts" = "receipt"."attempts" - $4
    WHERE "receipt"."id" = $1 AND "receipt"."state" = 'waiting'`,
};
const findEnd = {
  name: 'receipt-find-end',
  text: `SELECT "receipt"."state" AS "state", "receipt"."outcome" AS "outcome", "receipt"."reason" AS "reason", "ticket"."code" AS "code"
    FROM "receipt" LEFT JOIN "ticket" ON "ticket"."id" = "receipt"."ticket_id"
    WHERE "receipt"."id" = $1 AND "receipt"."state" <> 'waiting'`,
};
/** As it comes with the claim: a large one's bytes are fetched afterwards. */
type ClaimedRow = Omit<ClaimedReceipt, 'raw'> & { readonly raw: Buffer | null; readonly bytes: number };

type Incoming = { readonly receipt: NewReceipt; readonly headers: Readonly<Record<string, string>> };

function rowOf(accountId: string, { receipt, headers }: Incoming, at: Date): ReceiptRow {
  return {
    accountId,
    kind: receipt.kind,
    externalId: receipt.externalId,
    headers,
    raw: receipt.body,
    at,
    settleMs: receipt.settleMs ?? 0,
  };
}

/** Raw input of every channel: stored once, claimed for work, ended with its outcome. */
export function createReceiptStore(database: Database) {
  const insertWithOthers = createReceiptInsert(database);

  async function storedRow(sql: Sql, row: ReceiptRow, inserted: InsertedRow | null): Promise<StoredRow> {
    if (inserted) return { id: inserted.id, receivedAt: inserted.receivedAt, fresh: true };
    const [known] = await sql.query<StoredRow>(find, [row.accountId, row.kind, row.externalId]);
    if (!known) throw new Error('a receipt vanished between insert and select');
    return known;
  }

  async function putOne(tx: Sql, accountId: string, incoming: Incoming, at: Date): Promise<StoredRow> {
    const row = rowOf(accountId, incoming, at);
    const { group, settleMs = 0 } = incoming.receipt;
    const inserted = await insertReceipt(tx, row);
    if (inserted && group !== undefined) await joinGroup(tx, { id: inserted.id, accountId, group, settleMs });
    return storedRow(tx, row, inserted);
  }

  async function putAll(tx: Sql, accountId: string, incoming: readonly Incoming[], at: Date): Promise<StoredRow[]> {
    const groups = incoming.flatMap(({ receipt }) => receipt.group ?? []);
    await holdGroups(tx, accountId, groups);
    const rows: StoredRow[] = [];
    for (const one of incoming) rows.push(await putOne(tx, accountId, one, at));
    return rows;
  }

  async function readInPieces(id: bigint, bytes: number): Promise<Buffer> {
    const raw = Buffer.allocUnsafe(bytes);
    for (let at = 0; at < bytes; at += pieceBytes) {
      const [row] = await database.query<{ piece: Buffer }>(readPiece, [id.toString(), at + 1, pieceBytes]);
      if (!row) throw new Error('a receipt vanished while it was read');
      row.piece.copy(raw, at);
    }
    return raw;
  }

  return {
    /** Durable when it resolves. A receipt known by its key is found again, not stored twice. */
    async put(accountId: string, incoming: readonly Incoming[], at: Date): Promise<StoredRow[]> {
      const [only, ...more] = incoming;
      if (!only) return [];
      if (more.length === 0 && only.receipt.group === undefined) {
        const row = rowOf(accountId, only, at);
        return [await storedRow(database, row, await insertWithOthers(row))];
      }
      return database.transaction((tx) => putAll(tx, accountId, incoming, at));
    },
    /** The same, with a reader's new position in the same transaction. */
    async putWithCursor(input: {
      readonly accountId: string;
      readonly incoming: readonly Incoming[];
      readonly at: Date;
      readonly cursor: { readonly name: string; readonly value: unknown } | undefined;
    }): Promise<StoredRow[]> {
      return database.transaction(async (tx) => {
        const rows = await putAll(tx, input.accountId, input.incoming, input.at);
        if (input.cursor) await tx.query(saveCursor, [input.cursor.name, JSON.stringify(input.cursor.value)]);
        return rows;
      });
    },
    async loadCursor(name: string): Promise<unknown> {
      const [row] = await database.query<{ value: unknown }>(loadCursor, [name]);
      return row?.value ?? null;
    },
    async claim(limit: number, leaseSeconds: number): Promise<ClaimedReceipt[]> {
      const rows = await database.query<ClaimedRow>(claim, [limit, leaseSeconds]);
      const claimed: ClaimedReceipt[] = [];
      for (const { bytes, raw, ...row } of rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
        claimed.push({ ...row, raw: raw ?? (await readInPieces(row.id, bytes)) });
      return claimed;
    },
    /** Locks those of the receipts that nobody has ended meanwhile; the others are somebody else's work, done. */
    async lockWaiting(tx: Sql, ids: readonly bigint[]): Promise<Set<bigint>> {
      const rows = await tx.query<{ id: bigint }>(lockWaiting, [ids.map(String)]);
      return new Set(rows.map((row) => row.id));
    },
    async finish(sql: Sql, ends: readonly ReceiptEnd[]): Promise<void> {
      if (ends.length === 0) return;
      const rows = ends.map((end) => ({
        id: end.id.toString(),
        state: end.state,
        outcome: end.outcome,
        reason: end.reason,
        ticket_id: end.ticketId,
        message_id: end.messageId,
      }));
      await sql.query(finish, [JSON.stringify(rows)]);
    },
    /** Keeps claimed receipts for as long again; those that are being committed are left alone. */
    async renew(ids: readonly bigint[], seconds: number): Promise<void> {
      if (ids.length > 0) await database.query(renew, [ids.map(String), seconds]);
    },
    /** Sets the time of the next try; `isFree`: the one that failed does not count. */
    async postpone(
      id: bigint,
      next: { readonly seconds: number; readonly detail: string; readonly isFree: boolean },
    ): Promise<void> {
      await database.query(postpone, [id.toString(), next.seconds, next.detail.slice(0, 500), next.isFree ? 1 : 0]);
    },
    /** What became of a receipt; null while it waits. */
    async findEnd(id: bigint): Promise<ReceiptOutcome | null> {
      const [row] = await database.query<ReceiptOutcome>(findEnd, [id.toString()]);
      return row ?? null;
    },
  };
}

export type ReceiptStore = ReturnType<typeof createReceiptStore>;
