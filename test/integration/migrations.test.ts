import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCheckout } from '../../src/config/checkout.ts';
import { applyMigrations, readMigrationState, retryFailedMigrations } from '../../src/platform/prisma/migrate.ts';
import { migrationDrift } from '../../src/platform/prisma/migration-drift.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { runSql } from '../support/servers.ts';

const prismaDir = path.join(findCheckout(), 'prisma');
const migrationsDir = path.join(prismaDir, 'migrations');
let database: TestDatabase;
let scratch: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  scratch = mkdtempSync(path.join(tmpdir(), 'hub-migrations-'));
  cpSync(path.join(prismaDir, 'schema.prisma'), path.join(scratch, 'schema.prisma'));
  cpSync(migrationsDir, path.join(scratch, 'migrations'), { recursive: true });
});

afterEach(async () => {
  await database[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
});

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(scratch, 'migrations', name));
  writeFileSync(path.join(scratch, 'migrations', name, 'migration.sql'), sql);
}

describe('the migrations', () => {
  it('make exactly what prisma/schema.prisma describes', async () => {
    expect(await migrationDrift(database.url, prismaDir)).toBe('');
  });

  it('differ from a schema that has a column more', async () => {
    const schema = readFileSync(path.join(scratch, 'schema.prisma'), 'utf8');
    writeFileSync(path.join(scratch, 'schema.prisma'), schema.replace(/^model Unit \{/m, '$&\n  motto String?'));

    expect(await migrationDrift(database.url, scratch)).toContain('ADD COLUMN     "motto" TEXT');
  });
});

describe('applyMigrations', () => {
  it('brings an empty database up to date once, whoever asks at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url, migrationsDir)));
    const state = await readMigrationState(database.url, migrationsDir);

    expect(answers.flat()).toEqual(state.applied);
    expect(state).toMatchObject({ pending: [], unknown: [], edited: [], failed: [] });
  });

  it('refuses the database of a newer hub in one line', async () => {
    addMigration('29990101000000_future', 'CREATE TABLE future (id int PRIMARY KEY)');
    await applyMigrations(database.url, path.join(scratch, 'migrations'));

    const older = applyMigrations(database.url, migrationsDir);

    await expect(older).rejects.toThrow(/used by a newer hub \(it has the migration 29990101000000_future\): update/);
  });

  it('refuses migrations that were changed after they were applied', async () => {
    addMigration('29990101000000_more', 'CREATE TABLE more (id int PRIMARY KEY)');
    await applyMigrations(database.url, path.join(scratch, 'migrations'));
    writeFileSync(path.join(scratch, 'migrations', '29990101000000_more', 'migration.sql'), 'SELECT 1');

    const again = applyMigrations(database.url, path.join(scratch, 'migrations'));

    await expect(again).rejects.toThrow(/29990101000000_more was changed after/);
  });

  it('names the migration that fails, stays stopped until somebody looked, and can be tried again', async () => {
    addMigration('29990101000000_broken', 'CREATE TABLE broken (id no_such_type)');

    const first = applyMigrations(database.url, path.join(scratch, 'migrations'));
    await expect(first).rejects.toThrow(/29990101000000_broken.*no_such_type/s);
    const second = applyMigrations(database.url, path.join(scratch, 'migrations'));

    await expect(second).rejects.toThrow(/29990101000000_broken was begun and not finished/);

    const broken = path.join(scratch, 'migrations', '29990101000000_broken', 'migration.sql');
    writeFileSync(broken, 'CREATE TABLE broken (id int PRIMARY KEY)');
    await retryFailedMigrations(database.url);
    const third = await applyMigrations(database.url, path.join(scratch, 'migrations'));

    expect(third).toEqual(['29990101000000_broken']);
  });

  it('writes the table that Prisma itself reads', async () => {
    await applyMigrations(database.url, migrationsDir);

    const read = runSql(
      database.url,
      'SELECT m.id, m.checksum, m.logs, m.rolled_back_at, m.applied_steps_count FROM _prisma_migrations AS m',
    );

    await expect(read).resolves.toBeUndefined();
  });
});
