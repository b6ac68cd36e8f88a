import { isDatabaseDown } from '../../platform/database-errors.ts';
import type { Sql, Statement } from '../../platform/sql.ts';

/** A receipt as it is stored. */
export type ReceiptRow = {
  readonly accountId: string;
  readonly kind: string;
  readonly externalId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Buffer;
  readonly at: Date;
  /** How long its companions may take to come before it is worked on. */
  readonly settleMs: number;
};

export type InsertedRow = { readonly id: bigint; readonly receivedAt: Date };

type Inserted = InsertedRow & { readonly accountId: string; readonly kind: string; readonly externalId: string };

type Waiting = {
  readonly row: ReceiptRow;
  readonly key: string;
  readonly resolve: (inserted: InsertedRow | null) => void;
  readonly reject: (error: unknown) => void;
};

const maxRows = 32;
/** A second statement fills the time in which the first waits for the disk. */
const maxUnderWay = 2;
/** Larger ones gain nothing from company, and would keep it waiting. */
const largeBytes = 64 * 1024;

const columns = 7;

function statementFor(rows: number): Statement {
  const values = Array.from({ length: rows }, (_, row) => {
    const first = row * columns;
    return `($${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}, $${first + 5}, $${first + 6}, now() + make_interval(secs => $${first + 7}))`;
  });
  return {
    name: `receipt-insert-${rows}`,
    text: `INSERT INTO "receipt" ("account_id", "kind", "external_id", "headers", "raw", "received_at", "next_at") VALUES ${values.join(', ')}
      ON CONFLICT ("account_id", "kind", "external_id") DO NOTHING
      RETURNING "receipt"."id" AS "id", "receipt"."account_id" AS "accountId", "receipt"."kind" AS "kind",
        "receipt"."external_id" AS "externalId", "receipt"."received_at" AS "receivedAt"`,
  };
}

const statements = Array.from({ length: maxRows + 1 }, (_, rows) => statementFor(rows));

function keyOf(row: Pick<ReceiptRow, 'accountId' | 'kind' | 'externalId'>): string {
  return JSON.stringify([row.accountId, row.kind, row.externalId]);
}

/** Stores rows in one statement. The answer holds those that were new, by key. */
async function insertRows(sql: Sql, rows: readonly ReceiptRow[]): Promise<Map<string, InsertedRow>> {
  const statement = statements[rows.length];
  if (!statement) throw new Error(`${rows.length} receipts in one statement`);
  const values = rows.flatMap((row) => [
    row.accountId,
    row.kind,
    row.externalId,
    row.headers,
    row.raw,
    row.at,
    row.settleMs / 1000,
  ]);
  const inserted = await sql.query<Inserted>(statement, values);
  return new Map(inserted.map((row) => [keyOf(row), row]));
}

/** Stores one receipt; null when one with its key is there already. */
export async function insertReceipt(sql: Sql, row: ReceiptRow): Promise<InsertedRow | null> {
  return (await insertRows(sql, [row])).get(keyOf(row)) ?? null;
}

/**
 * Stores receipts that come at the same time together: one statement, one wait for the disk. Each resolves after the commit
 * of its own row, and fails alone: when a statement is refused, its rows are tried one by one. Nobody waits to find company.
 */
export function createReceiptInsert(sql: Sql): (row: ReceiptRow) => Promise<InsertedRow | null> {
  const queue: Waiting[] = [];
  let underWay = 0;
  let isPlanned = false;

  async function insertAlone({ row, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await insertReceipt(sql, row));
    } catch (error) {
      reject(error);
    }
  }

  async function insertTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const inserted = await insertRows(
        sql,
        batch.map((waiting) => waiting.row),
      );
      for (const { key, resolve } of batch) {
        resolve(inserted.get(key) ?? null);
        // The same receipt twice in one batch: new to one of them only.
        inserted.delete(key);
      }
    } catch (error) {
      if (batch.length === 1 || isDatabaseDown(error)) for (const { reject } of batch) reject(error);
      else for (const waiting of batch) await insertAlone(waiting);
    }
  }

  function flush(): void {
    isPlanned = false;
    while (queue.length > 0 && underWay < maxUnderWay) {
      // In one order everywhere, so that two processes with the same receipts cannot block each other.
      const batch = queue.splice(0, maxRows).sort((a, b) => (a.key < b.key ? -1 : 1));
      underWay += 1;
      void insertTogether(batch).finally(() => {
        underWay -= 1;
        flush();
      });
    }
  }

  return (row) =>
    new Promise((resolve, reject) => {
      const waiting = { row, key: keyOf(row), resolve, reject };
      if (row.raw.length > largeBytes) return void insertAlone(waiting);
      queue.push(waiting);
      // What the network delivered at once is read in one turn of the event loop; the flush comes at its end.
      if (!isPlanned && underWay < maxUnderWay) {
        isPlanned = true;
        setImmediate(flush);
      }
    });
}
