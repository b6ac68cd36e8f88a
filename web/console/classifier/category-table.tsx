import { Table } from '@mantine/core';
import type { CardDetailsView } from '../../../src/contract/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { useReference } from '../shell/use-reference.ts';
import { percent, wholeNumber } from '../time/numbers.ts';

type CategoryTableProps = {
  readonly categories: CardDetailsView['categories'];
  readonly words: Readonly<Record<string, readonly string[]>>;
};

/** Per category: how often its agency was right, what it was taken for, and the words that say most. The weakest first. */
export function CategoryTable({ categories, words }: CategoryTableProps) {
  const { t, lang, pick } = useWords();
  const reference = useReference();
  const nameOf = (code: string) => {
    if (code === '') return t('classifier.nothingProposed');
    const known = [...(reference?.categories ?? []), ...(reference?.retired.categories ?? [])].find(
      (one) => one.code === code,
    );
    return known ? pick(known) : code;
  };
  const sorted = categories.toSorted((a, b) => a.right / a.texts - b.right / b.texts || b.texts - a.texts);
  return (
    <section className="panel" aria-labelledby="categories-title">
      <h2 id="categories-title">{t('classifier.categories')}</h2>
      <ScrollTable
        label={t('classifier.categories')}
        className="category-table"
        isLong
        columns={[
          { name: t('classifier.category') },
          { name: t('classifier.texts'), isNumber: true },
          { name: t('classifier.right'), isNumber: true },
          { name: t('classifier.confused') },
          { name: t('classifier.words') },
        ]}
      >
        {sorted.map((row) => (
          <Table.Tr key={row.code}>
            <Table.Th scope="row">{nameOf(row.code)}</Table.Th>
            <Table.Td className="number" data-label={t('classifier.texts')}>
              {wholeNumber(row.texts, lang)}
            </Table.Td>
            <Table.Td className="number" data-label={t('classifier.right')}>
              {percent(row.right / row.texts, lang)}
            </Table.Td>
            <Table.Td className="small" data-label={t('classifier.confused')}>
              {row.confused.map((one) => `${nameOf(one.code)} (${wholeNumber(one.texts, lang)})`).join(', ')}
            </Table.Td>
            <Table.Td className="small muted" data-label={t('classifier.words')}>
              {(words[row.code] ?? []).join(', ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </section>
  );
}
