import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { StartFailure } from '../../config/start-failure.ts';
import { readMigrationFiles, toMigrationsList } from './migration-files.ts';
import { openSchemaEngine } from './schema-engine.ts';

/** Any number that nothing else in this database locks. */
const ADVISORY_LOCK = 1_022_001;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Migrations of the checkout compared with those recorded in a database, by name. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Recorded in the database and not known here: it was used by a newer hub. */
  readonly unknown: readonly string[];
  /** Changed here after they were applied. */
  readonly edited: readonly string[];
  /** Begun and not finished. */
  readonly failed: readonly string[];
}

interface RecordedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** Reads what a database has of the migrations in `migrationsDir` (prisma/migrations). */
export async function readMigrationState(databaseUrl: string, migrationsDir: string): Promise<MigrationState> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await compare(client, migrationsDir);
  } finally {
    await client.end();
  }
}

/**
 * Brings a database up to the migrations of this checkout and returns the names of those it applied. Several processes
 * may call it at once: one works, the others wait. Refuses a database of a newer hub.
 */
export async function applyMigrations(databaseUrl: string, migrationsDir: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    assertUsable(await compare(client, migrationsDir));
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const { pending } = await compare(client, migrationsDir);
    // The engine takes a third of a second to load: an up-to-date database does without.
    return pending.length === 0 ? [] : await applyPending(databaseUrl, migrationsDir);
  } finally {
    // Ending the session also gives back the lock.
    await client.end();
  }
}

/** Lets migrations that were begun and not finished run again. PostgreSQL has already undone them: each runs in one transaction. */
export async function retryFailedMigrations(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if ((await readRecorded(client)).length === 0) return;
    await client.query(
      `UPDATE _prisma_migrations AS m SET rolled_back_at = now() WHERE m.finished_at IS NULL AND m.rolled_back_at IS NULL`,
    );
  } finally {
    await client.end();
  }
}

async function compare(client: Client, migrationsDir: string): Promise<MigrationState> {
  const files = readMigrationFiles(migrationsDir);
  const recorded = new Map((await readRecorded(client)).map((row) => [row.migration_name, row]));
  const known = new Set(files.map((file) => file.name));
  return {
    applied: files.filter((file) => recorded.get(file.name)?.finished).map((file) => file.name),
    pending: files.filter((file) => !recorded.has(file.name)).map((file) => file.name),
    unknown: [...recorded.keys()].filter((name) => !known.has(name)),
    edited: files
      .filter((file) => (recorded.get(file.name)?.checksum ?? file.checksum) !== file.checksum)
      .map((file) => file.name),
    failed: [...recorded.values()].filter((row) => !row.finished).map((row) => row.migration_name),
  };
}

async function readRecorded(client: Client): Promise<RecordedMigration[]> {
  const { rows: found } = await client.query<{ table: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS table`,
  );
  if (!found[0]?.table) return [];
  const { rows } = await client.query<RecordedMigration>(
    `SELECT m.migration_name, m.checksum, m.finished_at IS NOT NULL AS finished
       FROM _prisma_migrations AS m WHERE m.rolled_back_at IS NULL ORDER BY m.started_at`,
  );
  return rows;
}

function assertUsable(state: MigrationState): void {
  const newer = state.unknown.at(-1);
  if (newer !== undefined)
    throw new StartFailure(
      `The database was used by a newer hub (it has the migration ${newer}): update this checkout (git pull), or use another database or HUB_DATA.`,
    );
  const edited = state.edited[0];
  if (edited !== undefined)
    throw new StartFailure(
      `The migration ${edited} was changed after this database had applied it: restore the file and add a new migration, or begin with an empty HUB_DATA.`,
    );
  const failed = state.failed[0];
  if (failed !== undefined)
    throw new StartFailure(
      `The migration ${failed} was begun and not finished: correct the cause, then run hub migrate --retry.`,
    );
}

async function applyPending(databaseUrl: string, migrationsDir: string): Promise<readonly string[]> {
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    const schema = readFileSync(path.join(migrationsDir, '..', 'schema.prisma'), 'utf8');
    const engine = await openSchemaEngine(pool, schema);
    const { appliedMigrationNames } = await engine.applyMigrations({
      filters: NO_FILTER,
      migrationsList: toMigrationsList(migrationsDir),
    });
    return appliedMigrationNames;
  } catch (cause) {
    throw explainFailure(cause);
  } finally {
    await pool.end();
  }
}

/** The engine's message is a trace of itself; what matters is the migration and the database's own words. */
function explainFailure(cause: unknown): StartFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const name = /migration_name="([^"]+)"/.exec(message)?.[1] ?? '';
  const words = /ERROR: .+/.exec(message)?.[0] ?? message.split('\n')[0];
  return new StartFailure(
    `The migration ${name} failed and nothing of it was kept (${words}): correct the cause, then run hub migrate --retry.`,
    { cause },
  );
}
