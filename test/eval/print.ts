import { learnedFlags } from '../../src/domain/routing/routing-model.ts';
import { textForms } from '../../src/domain/routing/training-samples.ts';
import type { Figures } from './measure.ts';

/** Figures of one set of texts, by the form they came in. */
export type SetFigures = { readonly name: string; readonly forms: Readonly<Record<string, Figures>> };

function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : (value * 100).toFixed(1);
}

function line(cells: readonly (string | number)[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at] ?? 8) : String(cell).padStart(widths[at] ?? 8)))
    .join(' ');
}

const widths = [34, 6, 7, 7, 7, 7, 7, 10];

/** One line per set and form. */
export function printTable(sets: readonly SetFigures[]): string {
  const head = line(['', 'texts', 'first', 'three', 'auto', 'right', 'place', 'diverted'], widths);
  const rows = sets.flatMap(({ name, forms }) =>
    textForms.flatMap((form) => {
      const own = forms[form];
      if (own === undefined) return [];
      const { texts, first, amongThree, automatic, automaticRight, place, ordinary } = own;
      const diverted = ordinary.texts === 0 ? '—' : `${ordinary.diverted}/${ordinary.texts}`;
      return [
        line(
          [`${name}, ${form}`, texts, ...[first, amongThree, automatic, automaticRight, place].map(percent), diverted],
          widths,
        ),
      ];
    }),
  );
  return [head, ...rows].join('\n');
}

/** Precision and recall of each flag. */
export function printFlags({ name, forms }: SetFigures): string {
  const head = line(
    [`flags, ${name}`, 'texts', ...textForms.flatMap((form) => [`${form} P`, 'R'])],
    [34, 6, 8, 6, 8, 6, 8, 6, 8, 6],
  );
  const rows = learnedFlags.map((flag) =>
    line(
      [
        flag,
        forms['clean']?.flags[flag]?.texts ?? 0,
        ...textForms.flatMap((form) => [
          percent(forms[form]?.flags[flag]?.precision),
          percent(forms[form]?.flags[flag]?.recall),
        ]),
      ],
      [34, 6, 8, 6, 8, 6, 8, 6, 8, 6],
    ),
  );
  return [head, ...rows].join('\n');
}

/** Agency first, per category. */
export function printCategories({ name, forms }: SetFigures): string {
  const head = line([`agency first, ${name}`, 'texts', ...textForms], [34, 6, 8, 8, 8, 8]);
  const codes = Object.keys(forms['clean']?.categories ?? {});
  const rows = codes.map((code) =>
    line(
      [
        code,
        forms['clean']?.categories[code]?.texts ?? 0,
        ...textForms.map((form) => percent(forms[form]?.categories[code]?.first)),
      ],
      [34, 6, 8, 8, 8, 8],
    ),
  );
  return [head, ...rows].join('\n');
}
