import type { ActiveSaved, AgencySaved, CategorySaved, TaxonomyView } from '../../contract/taxonomy.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import {
  allAgencies,
  allCategories,
  lockTaxonomy,
  rulesInUse,
  setActive,
  useOfAgency,
  useOfCategory,
  writeAgency,
  writeCategory,
  type AgencyRow,
} from './taxonomy-store.ts';
import { refuseWhileUsed, rulesNaming } from './taxonomy-use.ts';

export type TaxonomyDeps = {
  readonly database: Database;
  /** Names and routes rest on other tables from now on. */
  readonly changed: () => void;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

/** Routing cannot do without them: what has no other place goes there, and what accuses officials. */
const neededAgencies = ['trung-tam-1022', 'thanh-tra', 'so-noi-vu'];
const neededCategories = ['official-conduct', 'urban-order'];

function refused(field: string, vi: string, en: string): HubError {
  return new HubError(
    'invalid',
    'taxonomy',
    {
      vi: 'Chưa lưu được. Sửa mục được nêu rồi lưu lại.',
      en: 'It was not saved. Correct what is named and save again.',
    },
    { fields: [{ field, message: { vi, en } }] },
  );
}

function checkNew(isNew: boolean, known: boolean): void {
  if (isNew && known) throw refused('code', 'Mã này đã có.', 'This code is there already.');
  if (!isNew && !known) throw notFound();
}

/** Whether an agency would stand under itself. */
function isUnder(agency: string, parent: string | null, agencies: readonly AgencyRow[]): boolean {
  const seen = new Set<string>();
  for (let at = parent; at !== null && !seen.has(at);) {
    if (at === agency) return true;
    seen.add(at);
    const above = at;
    at = agencies.find((one) => one.code === above)?.parent ?? null;
  }
  return false;
}

/** Categories and agencies: read by those who route, written by administrators; retired, never deleted. */
export function createTaxonomyService({ database, changed, log }: TaxonomyDeps) {
  async function list(sql: Sql = database): Promise<TaxonomyView> {
    const [categories, agencies] = await Promise.all([allCategories(sql), allAgencies(sql)]);
    return { categories, agencies };
  }

  async function write(actor: StaffActor, what: object, work: (tx: Sql) => Promise<void>): Promise<TaxonomyView> {
    await database.transaction(async (tx) => {
      await lockTaxonomy(tx);
      await work(tx);
    });
    changed();
    log.info({ ...what, by: actor.id }, 'the taxonomy was changed');
    return list();
  }

  async function retire(tx: Sql, { kind, code }: ActiveSaved): Promise<void> {
    if ((kind === 'category' ? neededCategories : neededAgencies).includes(code))
      throw new HubError('conflict', 'needed', {
        vi: 'Hub cần mục này để chuyển hồ sơ, không ngừng được.',
        en: 'The hub needs this entry to route tickets; it cannot be retired.',
      });
    const rules = rulesNaming(await rulesInUse(tx), kind, code);
    const use = kind === 'category' ? await useOfCategory(tx, code) : await useOfAgency(tx, code);
    refuseWhileUsed({ ...use, rules });
  }

  return {
    list: () => list(),

    /** Throws HubError naming the field to correct. */
    saveCategory(actor: StaffActor, { isNew, ...saved }: CategorySaved): Promise<TaxonomyView> {
      return write(actor, { category: saved.code }, async (tx) => {
        const { categories, agencies } = await list(tx);
        checkNew(
          isNew,
          categories.some((one) => one.code === saved.code),
        );
        const agency = agencies.find((one) => one.code === saved.agency);
        if (saved.agency !== null && agency?.active !== true)
          throw refused('agency', 'Đơn vị này không có hoặc đã ngừng.', 'There is no such agency, or it was retired.');
        await writeCategory(tx, saved);
      });
    },

    /** Throws HubError naming the field to correct. */
    saveAgency(actor: StaffActor, { isNew, ...saved }: AgencySaved): Promise<TaxonomyView> {
      return write(actor, { agency: saved.code }, async (tx) => {
        const { agencies } = await list(tx);
        const known = agencies.find((one) => one.code === saved.code);
        checkNew(isNew, known !== undefined);
        if ((saved.kind === 'commune') !== ((known?.unit ?? null) !== null))
          throw refused(
            'kind',
            'UBND xã, phường đi theo danh mục đơn vị hành chính.',
            'Committees of communes come with the table of communes.',
          );
        const parent = agencies.find((one) => one.code === saved.parent);
        if (saved.parent !== null && parent?.active !== true)
          throw refused('parent', 'Đơn vị này không có hoặc đã ngừng.', 'There is no such agency, or it was retired.');
        if (isUnder(saved.code, saved.parent, agencies))
          throw refused('parent', 'Đơn vị không thể trực thuộc chính nó.', 'An agency cannot stand under itself.');
        await writeAgency(tx, saved);
      });
    },

    /** Retires an entry, or takes it into use again. Throws HubError with the counts while something needs it. */
    setActive(actor: StaffActor, saved: ActiveSaved): Promise<TaxonomyView> {
      return write(actor, { [saved.kind]: saved.code, active: saved.active }, async (tx) => {
        const { categories, agencies } = await list(tx);
        const entries = saved.kind === 'category' ? categories : agencies;
        if (!entries.some((one) => one.code === saved.code)) throw notFound();
        if (!saved.active) await retire(tx, saved);
        await setActive(tx, saved.kind, saved.code, saved.active);
      });
    },
  };
}

export type TaxonomyService = ReturnType<typeof createTaxonomyService>;
