import type { PlaceView } from '../../contract/places.ts';
import type { GazetteerPlaces } from '../../domain/place/gazetteer.ts';
import type { Sql } from '../../platform/sql.ts';

type PlaceKind = PlaceView['kind'];

type PlaceRow = {
  readonly id: number;
  readonly kind: PlaceKind;
  readonly name: string;
  /** Communes it lies in, the likeliest first. */
  readonly units: readonly string[];
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
};

const columns = `"place"."id" AS "id", "place"."kind" AS "kind", "place"."name" AS "name", "place"."units" AS "units",
  "place"."updated_at" AS "updatedAt", "user"."name" AS "updatedBy"`;
const list = {
  name: 'place-list',
  text: `SELECT ${columns} FROM "place" LEFT JOIN "user" ON "user"."id" = "place"."updated_by"
    ORDER BY "place"."kind" = 'zone' DESC, "place"."kind", "place"."name"`,
};
const insert = {
  name: 'place-insert',
  text: `INSERT INTO "place" ("kind", "name", "units", "updated_at", "updated_by") VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ("kind", "name") DO NOTHING RETURNING "place"."id" AS "id"`,
};
const update = {
  name: 'place-update',
  text: `UPDATE "place" SET "kind" = $2, "name" = $3, "units" = $4, "updated_at" = $5, "updated_by" = $6
    WHERE "place"."id" = $1 AND NOT EXISTS (
      SELECT 1 FROM "place" AS "other" WHERE "other"."kind" = $2 AND "other"."name" = $3 AND "other"."id" <> $1)
    RETURNING "place"."id" AS "id"`,
};
const remove = {
  name: 'place-remove',
  text: `DELETE FROM "place" WHERE "place"."id" = $1 RETURNING "place"."id" AS "id"`,
};

type PlaceWrite = {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly units: readonly string[];
  readonly at: Date;
  readonly by: string;
};

export function listPlaces(sql: Sql): Promise<PlaceRow[]> {
  return sql.query<PlaceRow>(list);
}

/** False: there is one of this kind and name already. */
export async function addPlace(sql: Sql, { kind, name, units, at, by }: PlaceWrite): Promise<boolean> {
  return (await sql.query(insert, [kind, name, units, at, by])).length > 0;
}

/** False: there is no such place, or another one of this kind and name. */
export async function changePlace(sql: Sql, id: number, { kind, name, units, at, by }: PlaceWrite): Promise<boolean> {
  return (await sql.query(update, [id, kind, name, units, at, by])).length > 0;
}

/** False: there was none. */
export async function removePlace(sql: Sql, id: number): Promise<boolean> {
  return (await sql.query(remove, [id])).length > 0;
}

const streetWord = /^(?:đường|phố|ngõ|quốc lộ|tỉnh lộ|đại lộ|ql|tl|đt)\s/iu;

/** Zones and landmarks as the gazetteer knows them (undefined: none are kept here, those that ship count); streets need their word before them, being named after people. */
export async function loadPlaces(sql: Sql): Promise<Pick<GazetteerPlaces, 'zones' | 'landmarks'> | undefined> {
  const rows = await listPlaces(sql);
  if (rows.length === 0) return undefined;
  const of = (kind: PlaceKind) => rows.filter((row) => row.kind === kind).map(({ name, units }) => ({ name, units }));
  const streets = of('street').flatMap(({ name, units }) =>
    streetWord.test(name) ? [{ name, units }] : ['đường', 'phố'].map((word) => ({ name: `${word} ${name}`, units })),
  );
  return { zones: of('zone'), landmarks: [...of('landmark'), ...streets] };
}
