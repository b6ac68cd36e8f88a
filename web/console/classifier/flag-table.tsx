import { Table } from '@mantine/core';
import { useId } from 'react';
import type { CardDetailsView } from '../../../src/contract/classifier.ts';
import { flagLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { percent, wholeNumber } from '../time/numbers.ts';

/** How often a flag was raised rightly, and how many of the real ones were found. */
export function FlagTable({ flags }: { readonly flags: CardDetailsView['flags'] }) {
  const titleId = useId();
  const { t, lang, pick } = useWords();
  const share = (part: number, of: number) => (of === 0 ? '–' : percent(part / of, lang));
  return (
    <section className="panel" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('classifier.flags')}</h2>
      <ScrollTable
        label={t('classifier.flags')}
        columns={[
          { name: t('classifier.flag') },
          { name: t('classifier.meant'), isNumber: true },
          { name: t('classifier.recall'), isNumber: true },
          { name: t('classifier.precision'), isNumber: true },
        ]}
      >
        {flags.map((row) => (
          <Table.Tr key={row.flag}>
            <Table.Th scope="row">{pick(flagLabels[row.flag])}</Table.Th>
            <Table.Td className="number" data-label={t('classifier.meant')}>
              {wholeNumber(row.texts, lang)}
            </Table.Td>
            <Table.Td className="number" data-label={t('classifier.recall')}>
              {share(row.right, row.texts)}
            </Table.Td>
            <Table.Td className="number" data-label={t('classifier.precision')}>
              {share(row.right, row.raised)}
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </section>
  );
}
