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

type Column = {
  readonly property: string;
  readonly name: string;
  readonly type: ColumnType;
  /** What the value is called while it travels: as short as can be, because every row repeats it. */
  readonly key: string;
};

/** JSON of one value; null for a value that need not travel, because what is missing arrives as NULL. */
function jsonOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return `"${value}"`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (value instanceof Uint8Array)
    return `"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return JSON.stringify(value) ?? null;
}

function encodeRow(row: object, columns: readonly Column[]): string {
  let json = '';
  for (const { property, key } of columns) {
    const value = jsonOf(Reflect.get(row, property));
    if (value !== null) json += `${json === '' ? '' : ','}"${key}":${value}`;
  }
  return `{${json}}`;
}

/**
 * Describes a table once; `columns` maps the row's properties (camelCase) to PostgreSQL types, column names are the
 * snake_case of them. Rows travel as one jsonb value and are unfolded by `jsonb_to_recordset`, so a hundred rows cost one
 * round trip. NUL cannot be stored in text and must have been stripped before.
 */
export function defineTable<Row extends object>(input: {
  readonly name: string;
  readonly key: keyof Row & string;
  readonly columns: { readonly [Property in keyof Row]: ColumnType };
}): Table<Row> {
  const { name, key } = input;
  const columns: readonly Column[] = Object.entries<ColumnType>(input.columns).map(([property, type], index) => ({
    property,
    name: snake(property),
    type,
    key: index.toString(36),
  }));
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const record = columns
    .map((column) => `"${column.key}" ${column.type === 'bytea' ? 'text' : column.type}`)
    .join(', ');
  const values = columns
    .map((column) => (column.type === 'bytea' ? `decode("r"."${column.key}", 'hex')` : `"r"."${column.key}"`))
    .join(', ');
  const insert = `INSERT INTO "${name}" (${names}) SELECT ${values} FROM jsonb_to_recordset($1::jsonb) AS "r"(${record})`;
  const overwrite = columns
    .filter((column) => column.property !== key)
    .map((column) => `"${column.name}" = EXCLUDED."${column.name}"`)
    .join(', ');
  return {
    name,
    selectList: columns.map((column) => `"${name}"."${column.name}" AS "${column.property}"`).join(', '),
    insert: { name: `${name}-insert`, text: insert },
    upsert: { name: `${name}-upsert`, text: `${insert} ON CONFLICT ("${snake(key)}") DO UPDATE SET ${overwrite}` },
    encode: (rows) => `[${rows.map((row) => encodeRow(row, columns)).join(',')}]`,
  };
}
