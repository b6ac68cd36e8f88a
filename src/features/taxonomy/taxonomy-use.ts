import { HubError } from '../../lib/errors.ts';

type Bilingual = { readonly vi: string; readonly en: string };

/** What still needs an entry that somebody wants to retire. */
export type TaxonomyUse = {
  readonly tickets?: number;
  readonly rules?: number;
  readonly categories?: number;
  readonly children?: number;
  readonly staff?: number;
};

const words: Readonly<Record<keyof TaxonomyUse, (count: number) => Bilingual>> = {
  tickets: (count) => ({ vi: `${count} hồ sơ đang mở`, en: `${count} open ticket(s)` }),
  rules: (count) => ({ vi: `${count} quy tắc`, en: `${count} rule(s)` }),
  categories: (count) => ({ vi: `${count} lĩnh vực`, en: `${count} categories` }),
  children: (count) => ({ vi: `${count} đơn vị trực thuộc`, en: `${count} agencies under it` }),
  staff: (count) => ({ vi: `${count} tài khoản`, en: `${count} account(s)` }),
};

const names = ['tickets', 'rules', 'categories', 'children', 'staff'] as const;

/** Throws HubError naming what still uses an entry, with the counts. */
export function refuseWhileUsed(use: TaxonomyUse): void {
  const used = names.flatMap((name) => {
    const count = use[name] ?? 0;
    return count === 0 ? [] : [words[name](count)];
  });
  if (used.length === 0) return;
  throw new HubError('conflict', 'still_used', {
    vi: `Chưa ngừng được: còn ${used.map(({ vi }) => vi).join(', ')} đang dùng. Chuyển chúng sang mục khác trước.`,
    en: `It cannot be retired yet: still used by ${used.map(({ en }) => en).join(', ')}. Move these first.`,
  });
}

function holdsCode(value: unknown, fields: readonly string[], code: string): boolean {
  if (Array.isArray(value)) return value.some((one) => holdsCode(one, fields, code));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([field, inside]) => {
    if (fields.includes(field) && (inside === code || (Array.isArray(inside) && inside.includes(code)))) return true;
    return holdsCode(inside, fields, code);
  });
}

/** How many rules name a category (in conditions or actions) or an agency (in actions). */
export function rulesNaming(rules: readonly unknown[], kind: 'category' | 'agency', code: string): number {
  const fields = kind === 'category' ? ['category', 'codes'] : ['lead', 'coordinating'];
  return rules.filter((rule) => holdsCode(rule, fields, code)).length;
}
