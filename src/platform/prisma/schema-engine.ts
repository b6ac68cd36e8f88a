import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Pool } from 'pg';

type SchemaEngine = bindings.SchemaEngine;

interface EngineExports extends WebAssembly.Exports {
  __wbindgen_start(): void;
}

let loading: Promise<void> | undefined;

/**
 * Prisma's own schema engine on a pool of connections. It is the WebAssembly build, because the native one is
 * downloaded on first use, which closed networks do not allow.
 */
export async function openSchemaEngine(pool: Pool, schema: string): Promise<SchemaEngine> {
  loading ??= loadWasm();
  await loading;
  const adapter = bindMigrationAwareSqlAdapterFactory(readingConstraints(new PrismaPg(pool)));
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}

/** Columns of pg_constraint that have the type "char", which the adapter does not read. */
const ONE_CHARACTER = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * Lets the engine read the constraints of a database through the adapter, as characters sent as text. NOT NULL, which
 * PostgreSQL 18 lists among the constraints, is left out: the engine does not know that kind.
 */
function readingConstraints(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => {
      if (!query.sql.includes('pg_constraint')) return queryRaw(query);
      const sql = query.sql
        .replace('constr.contype AS constraint_type', 'constr.contype::text AS constraint_type')
        .replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')")
        .replaceAll(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text AS $1,');
      const result = await queryRaw({ ...query, sql });
      const columnTypes = result.columnTypes.map((type, index) =>
        ONE_CHARACTER.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return connection;
  };
  return factory;
}

async function loadWasm(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  // A module compiled by wasm-bindgen: its start function is not part of the general type.
  const exports = instance.exports as EngineExports;
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}
