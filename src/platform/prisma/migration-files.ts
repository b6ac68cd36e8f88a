import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../../config/start-failure.ts';

/** One folder of prisma/migrations. */
export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the SQL in hex, as in `_prisma_migrations`. */
  readonly checksum: string;
}

/** The migrations of a checkout in the order in which they apply. */
export function readMigrationFiles(migrationsDir: string): readonly MigrationFile[] {
  if (!existsSync(migrationsDir))
    throw new StartFailure(`No migrations in ${migrationsDir}: the hub's folder is not complete.`);
  const names = readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(migrationsDir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const sql = readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** The same in the form in which Prisma's engine takes them. */
export function toMigrationsList(migrationsDir: string) {
  return {
    baseDir: migrationsDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: readMigrationFiles(migrationsDir).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}
