import { z } from 'zod';
import type { Border } from '../../domain/place/border.ts';
import type { CommuneUnit } from '../../domain/place/gazetteer.ts';
import type { Sql } from '../../platform/sql.ts';

/** Communes of the province with their borders; `source` names the file a border came from. */
export type UnitBorder = CommuneUnit & {
  readonly areaKm2: number | null;
  readonly border: Border | null;
  readonly source: string | null;
};

const Position = z.tuple([z.number(), z.number()]);
const Geometry = z.object({ coordinates: z.array(z.array(z.array(Position))) });

const list = {
  name: 'border-list',
  text: `SELECT "unit"."code" AS "code", "unit"."name" AS "name", "unit"."kind" AS "type", "unit"."lat" AS "lat",
      "unit"."lon" AS "lon", "unit"."area_km2" AS "areaKm2", "unit"."border" AS "border", "unit"."border_source" AS "source"
    FROM "unit" WHERE "unit"."province_code" = (
      SELECT "setting"."value" ->> 'code' FROM "setting" WHERE "setting"."key" = 'province')
    ORDER BY "unit"."name", "unit"."code"`,
};
const put = {
  name: 'border-put',
  text: `UPDATE "unit" SET "border" = $2::jsonb, "border_source" = $3 WHERE "unit"."code" = $1`,
};
const clear = {
  name: 'border-clear',
  text: `UPDATE "unit" SET "border" = NULL, "border_source" = NULL WHERE "unit"."border" IS NOT NULL`,
};
/** Changes with every import, as a source names the moment; null: none was imported. */
const state = {
  name: 'border-state',
  text: `SELECT md5(string_agg("unit"."code" || ' ' || "unit"."border_source", ',' ORDER BY "unit"."code")) AS "state"
    FROM "unit" WHERE "unit"."border" IS NOT NULL`,
};

type Row = Omit<UnitBorder, 'border'> & { readonly border: unknown };

export async function listBorders(sql: Sql): Promise<UnitBorder[]> {
  const rows = await sql.query<Row>(list);
  return rows.map((row) => ({
    ...row,
    border: row.border === null ? null : Geometry.parse(row.border).coordinates,
  }));
}

export async function putBorder(tx: Sql, code: string, border: Border, source: string): Promise<void> {
  await tx.query(put, [code, JSON.stringify({ type: 'MultiPolygon', coordinates: border }), source]);
}

export async function clearBorders(sql: Sql): Promise<void> {
  await sql.query(clear);
}

/** Loads imported borders; the same object while none was imported since. */
export function createBorderLoader(
  sql: Sql,
): () => Promise<readonly { readonly code: string; readonly border: Border }[] | undefined> {
  let held: { readonly state: string; readonly borders: { code: string; border: Border }[] } | null = null;
  return async () => {
    const [row] = await sql.query<{ state: string | null }>(state);
    const now = row?.state ?? null;
    if (now === null) return undefined;
    if (held?.state === now) return held.borders;
    const rows = await listBorders(sql);
    held = { state: now, borders: rows.flatMap(({ code, border }) => (border === null ? [] : [{ code, border }])) };
    return held.borders;
  };
}
