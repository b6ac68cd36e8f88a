import { Table } from '@mantine/core';
import type { CardDetailsView } from '../../../src/contract/classifier.ts';
import { flagLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { percent, wholeNumber } from '../time/numbers.ts';

/** How often a flag was raised rightly, and how many of the real ones were found. */
export function FlagTable({ flags }: { readonly flags: CardDetailsView['flags'] }) {
  const { t, lang, pick } = useWords();
  const share = (part: number, of: number) => (of === 0 ? '–' : percent(part / of, lang));
  return (
    <section className="panel" aria-labelledby="flags-title">
      <h2 id="flags-title">{t('classifier.flags')}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('classifier.flags')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('classifier.flag')}</Table.Th>
              <Table.Th scope="col" className="number">
                {t('classifier.meant')}
              </Table.Th>
              <Table.Th scope="col" className="number">
                {t('classifier.recall')}
              </Table.Th>
              <Table.Th scope="col" className="number">
                {t('classifier.precision')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {flags.map((row) => (
              <Table.Tr key={row.flag}>
                <Table.Th scope="row">{pick(flagLabels[row.flag])}</Table.Th>
                <Table.Td className="number">{wholeNumber(row.texts, lang)}</Table.Td>
                <Table.Td className="number">{share(row.right, row.texts)}</Table.Td>
                <Table.Td className="number">{share(row.right, row.raised)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
