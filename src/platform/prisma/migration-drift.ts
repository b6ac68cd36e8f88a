import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { toMigrationsList } from './migration-files.ts';
import { openSchemaEngine } from './schema-engine.ts';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Where a comparison with prisma/schema.prisma begins: nothing, the database as it is, or what the migrations make of an empty one. */
type Start = 'empty' | 'database' | 'migrations';

/**
 * The SQL that would lead to prisma/schema.prisma (`prismaDir` is its folder); empty when nothing differs. For
 * `migrations` a scratch database is made beside the given one and dropped again, so its role must be allowed to.
 */
export async function diffSchema(databaseUrl: string, prismaDir: string, from: Start): Promise<string> {
  if (from !== 'migrations') return diffOn(databaseUrl, prismaDir, from);
  const scratch = `hub_drift_${randomBytes(6).toString('hex')}`;
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query(`CREATE DATABASE ${scratch}`);
    const scratchUrl = new URL(databaseUrl);
    scratchUrl.pathname = `/${scratch}`;
    return await diffOn(scratchUrl.href, prismaDir, from);
  } finally {
    await owner.query(`DROP DATABASE IF EXISTS ${scratch} WITH (FORCE)`);
    await owner.end();
  }
}

/** What prisma/schema.prisma has and the migrations do not make, as SQL; empty when they agree. A check fails on anything else. */
export async function migrationDrift(databaseUrl: string, prismaDir: string): Promise<string> {
  return diffSchema(databaseUrl, prismaDir, 'migrations');
}

async function diffOn(databaseUrl: string, prismaDir: string, from: Start): Promise<string> {
  const content = readFileSync(path.join(prismaDir, 'schema.prisma'), 'utf8');
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    const engine = await openSchemaEngine(pool, content);
    const migrationsDir = path.join(prismaDir, 'migrations');
    if (from === 'migrations')
      await engine.applyMigrations({ filters: NO_FILTER, migrationsList: toMigrationsList(migrationsDir) });
    const files = [{ path: 'schema.prisma', content }];
    const { stdout } = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'schemaDatasource', files, configDir: prismaDir },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { ...NO_FILTER, externalTables: ['public._prisma_migrations'] },
    });
    return isEmpty(stdout ?? '') ? '' : (stdout ?? '');
  } finally {
    await pool.end();
  }
}

/** The engine answers 'no difference' with a comment. */
function isEmpty(script: string): boolean {
  return script.replaceAll(/--.*$/gm, '').trim() === '';
}
