import { Button, Table } from '@mantine/core';
import type { ActiveSaved } from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { Tag } from '../shell/tag.tsx';
import { ActiveButton } from './active-button.tsx';
import type { TaxonomyActions } from './use-taxonomy-actions.ts';

type Entry = { readonly code: string; readonly vi: string; readonly en: string; readonly active: boolean };

type EntryTableProps<Row extends Entry> = {
  readonly kind: ActiveSaved['kind'];
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly { readonly name: string; readonly cell: (row: Row) => string }[];
  readonly writes: boolean;
  readonly active: TaxonomyActions['active'];
  readonly onEdit: (row: Row) => void;
};

/** Entries of the taxonomy with what can be done to each. */
export function EntryTable<Row extends Entry>(props: EntryTableProps<Row>) {
  const { kind, label, rows, columns, writes, active, onEdit } = props;
  const { t, pick, lang } = useWords();
  return (
    <ScrollTable
      label={label}
      className="entry-table"
      columns={[{ name: label }, ...columns.map(({ name }) => ({ name })), { name: t('taxonomy.state') }]}
    >
      {rows.map((row) => (
        <Table.Tr key={row.code} data-retired={!row.active}>
          <Table.Th scope="row">
            {pick(row)}
            <span className="muted small">
              {row[lang === 'vi' ? 'en' : 'vi']} · <code>{row.code}</code>
            </span>
          </Table.Th>
          {columns.map(({ name, cell }) => (
            <Table.Td key={name} data-label={name}>
              {cell(row)}
            </Table.Td>
          ))}
          <Table.Td data-label={t('taxonomy.state')}>
            <div className="entry-actions">
              <Tag tone={row.active ? 'green' : 'grey'}>{t(row.active ? 'taxonomy.inUse' : 'taxonomy.retired')}</Tag>
              {writes && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('taxonomy.edit')}: ${pick(row)}`}
                  onClick={() => onEdit(row)}
                >
                  {t('taxonomy.edit')}
                </Button>
              )}
              {writes && (
                <ActiveButton kind={kind} code={row.code} name={pick(row)} active={row.active} mutation={active} />
              )}
            </div>
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}
