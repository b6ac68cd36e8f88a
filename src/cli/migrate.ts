import path from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config/config.ts';
import { joinDatabase } from '../platform/embedded/servers.ts';
import { createLog } from '../platform/log.ts';
import { applyMigrations, readMigrationState, retryFailedMigrations } from '../platform/prisma/migrate.ts';
import { migrationDrift } from '../platform/prisma/migration-drift.ts';

interface Options {
  readonly check?: true;
  readonly diff?: true;
  readonly retry?: true;
  readonly json?: true;
}

/** `hub migrate`: applies what is pending. `--check` and `--diff` change nothing. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .option('--check', 'change nothing; fail when migrations are pending, unknown or differ from prisma/schema.prisma')
    .option('--diff', 'change nothing; print the SQL that leads from the migrations to prisma/schema.prisma')
    .option('--retry', 'also run again what failed before')
    .option('--json', 'print JSON')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { config, secrets } = loadConfig();
  const log = createLog({ level: config.logLevel, pretty: config.logFormat === 'pretty' });
  await using database = await joinDatabase({ config, secrets, log });
  const prismaDir = path.join(config.checkout, 'prisma');
  const migrationsDir = path.join(prismaDir, 'migrations');
  if (options.diff) {
    const sql = await migrationDrift(database.databaseUrl, prismaDir);
    print(options, { sql }, sql || '-- The migrations make what prisma/schema.prisma describes.');
    return;
  }
  if (options.check) {
    const state = await readMigrationState(database.databaseUrl, migrationsDir);
    const drift = await migrationDrift(database.databaseUrl, prismaDir);
    const { pending, unknown, edited, failed } = state;
    const isFine = drift === '' && [pending, unknown, edited, failed].every((names) => names.length === 0);
    process.exitCode = isFine ? 0 : 1;
    const problems = Object.entries({ pending, unknown, edited, failed }).filter(([, names]) => names.length > 0);
    const lines = problems.map(([kind, names]) => `${kind}: ${names.join(', ')}`);
    if (drift !== '') lines.push(`not in the migrations:\n${drift}`);
    print(options, { ok: isFine, ...state, drift }, isFine ? 'The database is up to date.' : lines.join('\n'));
    return;
  }
  if (options.retry) await retryFailedMigrations(database.databaseUrl);
  const applied = await applyMigrations(database.databaseUrl, migrationsDir);
  print(options, { applied }, applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
}

function print(options: Options, value: object, text: string): void {
  process.stdout.write(`${options.json ? JSON.stringify(value) : text}\n`);
}
