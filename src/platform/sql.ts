import pg from 'pg';
import { codeOf } from './database-errors.ts';

/** A statement with a stable name is prepared once per connection. */
export type Statement = { readonly name: string; readonly text: string };

/** What stores and views ask of the database: one statement, rows back. */
export type Sql = {
  /** Rows have the shape that the caller's statement selects; the caller names it. */
  query: <Row>(statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;
};

/** The pool: single statements, and transactions whose handle is a `Sql` as well. */
export type Database = Sql &
  AsyncDisposable & {
    /** Commits when `work` resolves, rolls back when it throws. Retries twice on serialisation failures and deadlocks. */
    transaction: <Result>(work: (tx: Sql) => Promise<Result>) => Promise<Result>;
    /** A connection of its own for LISTEN or session-wide advisory locks; the caller releases it. */
    reserve: () => Promise<Sql & { release: () => void }>;
  };

// bigint columns (receipt, event, outbox ids) as bigint; timestamptz stays Date; everything else as pg gives it.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? (value: string) => BigInt(value) : pg.types.getTypeParser(oid, format),
};

const retryable = new Set(['40001', '40P01']);

export function openDatabase(options: {
  readonly url: string;
  readonly max?: number;
  readonly onError: (error: unknown) => void;
}): Database {
  const pool = new pg.Pool({ connectionString: options.url, max: options.max ?? 10, types, application_name: 'hub' });
  pool.on('error', (error) => {
    // `end` does not wait for the server's farewell: what is cut off then was not lost.
    if (pool.ending) return;
    // pg hangs the whole client, with its address and settings, on the error: nothing for a log.
    Reflect.deleteProperty(error, 'client');
    options.onError(error);
  });

  const on = (client: pg.Pool | pg.PoolClient): Sql => ({
    async query<Row>(statement: Statement, values: readonly unknown[] = []) {
      const result = await client.query({ name: statement.name, text: statement.text, values: [...values] });
      // The statement's author names the row shape; pg cannot know it.
      return result.rows as Row[];
    },
  });

  async function once<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection that is lost between two statements says so here only, and ends the process when nobody listens.
    const onLost = (error: Error) => {
      broken = error;
    };
    client.on('error', onLost);
    try {
      await client.query('BEGIN');
      const result = await work(on(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(onLost);
      throw error;
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }

  return {
    ...on(pool),
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === 3 || !retryable.has(codeOf(error))) throw error;
        }
      }
    },
    async reserve() {
      const client = await pool.connect();
      client.on('error', options.onError);
      return {
        ...on(client),
        release: () => {
          client.removeListener('error', options.onError);
          client.release(true);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      // A connection that is being closed may still report that its server goes away.
      pool.off('error', options.onError).on('error', () => undefined);
      await pool.end();
    },
  };
}
