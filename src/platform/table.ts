import type { Statement } from './sql.ts';

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'int4'
  | 'int8'
  | 'float8'
  | 'float8[]'
  | 'bool'
  | 'jsonb'
  | 'timestamptz'
  | 'tsvector'
  | 'bytea';

/** A table as stores write it: any number of rows in one prepared statement, given as one JSON value. */
export type Table<Row> = {
  readonly name: string;
  /** `"t"."a_b" AS "aB", …` of every column, for SELECT and RETURNING. */
  readonly selectList: string;
  readonly insert: Statement;
  /** Insert, or overwrite every column but the key where the key exists. */
  readonly upsert: Statement;
  /** The one parameter of `insert` and `upsert`. */
  readonly encode: (rows: readonly Row[]) => string;
};

function snake(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function jsonValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/**
 * Describes a table once; `columns` maps the row's properties (camelCase) to PostgreSQL types, column names are the
 * snake_case of them. Rows travel as one jsonb value and are unfolded by `jsonb_to_recordset`, so a hundred rows cost one
 * round trip. NUL cannot be stored in text and must have been stripped before.
 */
export function defineTable<Row>(input: {
  readonly name: string;
  readonly key: keyof Row & string;
  readonly columns: { readonly [Property in keyof Row]: ColumnType };
}): Table<Row> {
  const { name, key } = input;
  const columns = Object.entries<ColumnType>(input.columns);
  const bytes = new Set(columns.filter(([, type]) => type === 'bytea').map(([property]) => property));
  const names = columns.map(([property]) => `"${snake(property)}"`).join(', ');
  const record = columns.map(([property, type]) => `"${snake(property)}" ${type === 'bytea' ? 'text' : type}`).join(', ');
  const values = columns
    .map(([property, type]) => (type === 'bytea' ? `decode("r"."${snake(property)}", 'hex')` : `"r"."${snake(property)}"`))
    .join(', ');
  const insert = `INSERT INTO "${name}" (${names}) SELECT ${values} FROM jsonb_to_recordset($1::jsonb) AS "r"(${record})`;
  const overwrite = columns
    .filter(([property]) => property !== key)
    .map(([property]) => `"${snake(property)}" = EXCLUDED."${snake(property)}"`)
    .join(', ');
  return {
    name,
    selectList: columns.map(([property]) => `"${name}"."${snake(property)}" AS "${property}"`).join(', '),
    insert: { name: `${name}-insert`, text: insert },
    upsert: { name: `${name}-upsert`, text: `${insert} ON CONFLICT ("${snake(key)}") DO UPDATE SET ${overwrite}` },
    encode: (rows) =>
      JSON.stringify(
        rows.map((row) =>
          Object.fromEntries(
            Object.entries<unknown>(row as Record<string, unknown>).map(([property, value]) => [
              snake(property),
              bytes.has(property) && value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
            ]),
          ),
        ),
        jsonValue,
      ),
  };
}
