import type { Taxonomy, TaxonomyCategory } from '../../domain/routing/taxonomy.ts';
import type { Sql } from '../../platform/sql.ts';

export type CategoryRow = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly group: string;
  /** Null: the committee of the commune where the matter lies. */
  readonly agency: string | null;
  readonly complexity: string;
  readonly position: number;
  readonly active: boolean;
};

export type AgencyRow = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly unit: string | null;
  readonly active: boolean;
};

const listCategories = {
  name: 'taxonomy-categories',
  text: `SELECT "category"."code" AS "code", "category"."name_vi" AS "vi", "category"."name_en" AS "en",
      "category"."group_code" AS "group", "category"."agency_code" AS "agency", "category"."complexity" AS "complexity",
      "category"."position" AS "position", "category"."active" AS "active"
    FROM "category" ORDER BY "category"."position", "category"."code"`,
};
const listAgencies = {
  name: 'taxonomy-agencies',
  text: `SELECT "agency"."code" AS "code", "agency"."name_vi" AS "vi", "agency"."name_en" AS "en", "agency"."kind" AS "kind",
      "agency"."parent_code" AS "parent", "agency"."unit_code" AS "unit", "agency"."active" AS "active"
    FROM "agency" ORDER BY "agency"."unit_code" IS NOT NULL, "agency"."name_vi"`,
};
const putCategory = {
  name: 'taxonomy-put-category',
  text: `INSERT INTO "category" ("code", "name_vi", "name_en", "group_code", "agency_code", "complexity", "position")
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT ("code") DO UPDATE SET "name_vi" = $2, "name_en" = $3, "group_code" = $4, "agency_code" = $5,
      "complexity" = $6, "position" = $7`,
};
const putAgency = {
  name: 'taxonomy-put-agency',
  text: `INSERT INTO "agency" ("code", "name_vi", "name_en", "kind", "parent_code")
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ("code") DO UPDATE SET "name_vi" = $2, "name_en" = $3, "kind" = $4, "parent_code" = $5`,
};
const setCategoryActive = {
  name: 'taxonomy-category-active',
  text: `UPDATE "category" SET "active" = $2 WHERE "category"."code" = $1`,
};
const setAgencyActive = {
  name: 'taxonomy-agency-active',
  text: `UPDATE "agency" SET "active" = $2 WHERE "agency"."code" = $1`,
};
const closedStates = `('answered', 'closed', 'refused', 'diverted', 'merged', 'spam')`;
const categoryUse = {
  name: 'taxonomy-category-use',
  text: `SELECT count(*)::int AS "tickets" FROM "ticket"
    WHERE "ticket"."category_code" = $1 AND "ticket"."state" NOT IN ${closedStates}`,
};
const agencyUse = {
  name: 'taxonomy-agency-use',
  text: `SELECT
      (SELECT count(*)::int FROM "ticket" WHERE "ticket"."state" NOT IN ${closedStates} AND ("ticket"."lead_agency" = $1
        OR EXISTS (SELECT 1 FROM "assignment" WHERE "assignment"."ticket_id" = "ticket"."id"
          AND "assignment"."agency_code" = $1 AND "assignment"."state" NOT IN ('done', 'returned')))) AS "tickets",
      (SELECT count(*)::int FROM "category" WHERE "category"."agency_code" = $1 AND "category"."active") AS "categories",
      (SELECT count(*)::int FROM "agency" WHERE "agency"."parent_code" = $1 AND "agency"."active") AS "children",
      (SELECT count(*)::int FROM "staff" WHERE "staff"."agency_code" = $1 AND "staff"."active") AS "staff"`,
};
// The rules in force and the draft; older versions may name what is gone.
const ruleTexts = {
  name: 'taxonomy-rules',
  text: `SELECT "rule_set"."rules" AS "rules" FROM "rule_set"
    WHERE "rule_set"."published_at" IS NULL OR "rule_set"."id" = (
      SELECT "last"."id" FROM "rule_set" AS "last" WHERE "last"."published_at" IS NOT NULL
      ORDER BY "last"."published_at" DESC, "last"."id" DESC LIMIT 1)`,
};
/** Two administrators work one after the other, and what is counted stays so until it is written. */
const lock = { name: 'taxonomy-lock', text: `SELECT pg_advisory_xact_lock(1022, 53)` };

export function allCategories(sql: Sql): Promise<CategoryRow[]> {
  return sql.query<CategoryRow>(listCategories);
}

export function allAgencies(sql: Sql): Promise<AgencyRow[]> {
  return sql.query<AgencyRow>(listAgencies);
}

export async function lockTaxonomy(tx: Sql): Promise<void> {
  await tx.query(lock);
}

export async function writeCategory(tx: Sql, row: Omit<CategoryRow, 'active'>): Promise<void> {
  await tx.query(putCategory, [row.code, row.vi, row.en, row.group, row.agency, row.complexity, row.position]);
}

export async function writeAgency(
  tx: Sql,
  row: Pick<AgencyRow, 'code' | 'vi' | 'en' | 'kind' | 'parent'>,
): Promise<void> {
  await tx.query(putAgency, [row.code, row.vi, row.en, row.kind, row.parent]);
}

export async function setActive(tx: Sql, what: 'category' | 'agency', code: string, active: boolean): Promise<void> {
  await tx.query(what === 'category' ? setCategoryActive : setAgencyActive, [code, active]);
}

export async function useOfCategory(tx: Sql, code: string): Promise<{ readonly tickets: number }> {
  const [row] = await tx.query<{ tickets: number }>(categoryUse, [code]);
  return { tickets: row?.tickets ?? 0 };
}

export type AgencyUse = {
  readonly tickets: number;
  readonly categories: number;
  readonly children: number;
  readonly staff: number;
};

export async function useOfAgency(tx: Sql, code: string): Promise<AgencyUse> {
  const [row] = await tx.query<AgencyUse>(agencyUse, [code]);
  return row ?? { tickets: 0, categories: 0, children: 0, staff: 0 };
}

/** The rules that count, as they are kept. */
export async function rulesInUse(tx: Sql): Promise<unknown[]> {
  const rows = await tx.query<{ rules: unknown }>(ruleTexts);
  return rows.flatMap(({ rules }): unknown[] => (Array.isArray(rules) ? rules : []));
}

const groups = ['business', 'citizen'] as const;

/** Categories and agencies in use, as routing needs them. `also` of a shipped category stays while it has its agency. */
export async function loadTaxonomy(sql: Sql, shipped: Taxonomy): Promise<Taxonomy> {
  const [categories, agencies] = await Promise.all([allCategories(sql), allAgencies(sql)]);
  return {
    agencies: agencies
      .filter(({ active, unit }) => active && unit === null)
      .map(({ code, vi, en }) => ({ code, vi, en })),
    categories: categories
      .filter(({ active }) => active)
      .map(({ code, vi, en, agency, group }): TaxonomyCategory => {
        const seed = shipped.categories.find((one) => one.code === code);
        const owner = agency ?? 'area';
        return {
          code,
          vi,
          en,
          agency: owner,
          group: groups.find((one) => one === group) ?? 'both',
          also: seed?.agency === owner ? seed.also : undefined,
        };
      }),
  };
}
