import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { toMigrationsList } from './migration-files.ts';
import { openSchemaEngine } from './schema-engine.ts';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from the migrations to prisma/schema.prisma (`prismaDir` is the folder of both); empty when they
 * agree. A scratch database is made beside the given one and dropped again, so its role must be allowed to.
 */
export async function migrationDrift(databaseUrl: string, prismaDir: string): Promise<string> {
  const scratch = `hub_drift_${randomBytes(6).toString('hex')}`;
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query(`CREATE DATABASE ${scratch}`);
    const scratchUrl = new URL(databaseUrl);
    scratchUrl.pathname = `/${scratch}`;
    return await applyAndCompare(scratchUrl.href, prismaDir);
  } finally {
    await owner.query(`DROP DATABASE IF EXISTS ${scratch} WITH (FORCE)`);
    await owner.end();
  }
}

async function applyAndCompare(emptyDatabaseUrl: string, prismaDir: string): Promise<string> {
  const content = readFileSync(path.join(prismaDir, 'schema.prisma'), 'utf8');
  const pool = new Pool({ connectionString: emptyDatabaseUrl });
  try {
    const engine = await openSchemaEngine(pool, content);
    const migrationsList = toMigrationsList(path.join(prismaDir, 'migrations'));
    await engine.applyMigrations({ filters: NO_FILTER, migrationsList });
    const files = [{ path: 'schema.prisma', content }];
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaDir },
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
