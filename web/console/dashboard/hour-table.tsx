import { Table } from '@mantine/core';
import type { Dashboard } from '../../../src/contract/dashboard.ts';
import { useWords } from '../i18n/use-words.ts';
import { oneDecimal, wholeNumber } from '../time/numbers.ts';

export function HourTable({ hours }: { readonly hours: Dashboard['hours'] }) {
  const { t, lang } = useWords();
  return (
    <div className="hour-table" tabIndex={0} role="region" aria-label={t('dashboard.chart')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('dashboard.hour')}</Table.Th>
            <Table.Th scope="col">{t('dashboard.today')}</Table.Th>
            <Table.Th scope="col">{t('dashboard.usual')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hours.map((hour) => (
            <Table.Tr key={hour.hour}>
              <Table.Td>{hour.hour}:00</Table.Td>
              <Table.Td>{wholeNumber(hour.today, lang)}</Table.Td>
              <Table.Td>{oneDecimal(hour.usual, lang)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
