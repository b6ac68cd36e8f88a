import { Table } from '@mantine/core';
import type { CardFiguresView } from '../../../src/contract/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { oneDecimal, wholeNumber } from '../time/numbers.ts';

type Column = { readonly name: string; readonly figures: CardFiguresView };

const rows = ['first', 'amongThree', 'automatic', 'automaticRight'] as const;

/** The same figures of several models or forms of the texts, side by side. */
export function FigureTable({ columns }: { readonly columns: readonly Column[] }) {
  const { t, lang } = useWords();
  return (
    <ScrollTable
      label={t('classifier.figure')}
      className="figure-table"
      columns={[{ name: t('classifier.figure') }, ...columns.map(({ name }) => ({ name, isNumber: true }))]}
    >
      {rows.map((row) => (
        <Table.Tr key={row}>
          <Table.Th scope="row">{t(`classifier.${row}`)}</Table.Th>
          {columns.map(({ name, figures }) => {
            const value = figures[row];
            return (
              <Table.Td key={name} className="number" data-label={name}>
                {value === null ? '–' : `${oneDecimal(value * 100, lang)} %`}
              </Table.Td>
            );
          })}
        </Table.Tr>
      ))}
      <Table.Tr>
        <Table.Th scope="row">{t('classifier.texts')}</Table.Th>
        {columns.map(({ name, figures }) => (
          <Table.Td key={name} className="number" data-label={name}>
            {wholeNumber(figures.texts, lang)}
          </Table.Td>
        ))}
      </Table.Tr>
    </ScrollTable>
  );
}
