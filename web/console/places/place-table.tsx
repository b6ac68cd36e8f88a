import { Button, Table } from '@mantine/core';
import type { PlaceView } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { fullDate } from '../time/dates.ts';

type PlaceTableProps = {
  readonly places: readonly PlaceView[];
  readonly writes: boolean;
  readonly onEdit: (place: PlaceView) => void;
  readonly onRemove: (place: PlaceView) => void;
};

export function PlaceTable({ places, writes, onEdit, onRemove }: PlaceTableProps) {
  const { t, lang, pick } = useWords();
  return (
    <ScrollTable
      label={t('places.names')}
      className="entry-table"
      columns={[
        { name: t('places.name') },
        { name: t('places.kind') },
        { name: t('places.units') },
        { name: t('places.changed') },
      ]}
    >
      {places.map((place) => (
        <Table.Tr key={place.id}>
          <Table.Th scope="row">{place.name}</Table.Th>
          <Table.Td data-label={t('places.kind')}>{t(`places.kind_${place.kind}`)}</Table.Td>
          <Table.Td data-label={t('places.units')}>{place.units.map(pick).join(', ')}</Table.Td>
          <Table.Td data-label={t('places.changed')}>
            <div className="entry-actions">
              <span className="muted small">
                {place.updatedBy === null
                  ? t('places.shipped')
                  : `${place.updatedBy}, ${fullDate(place.updatedAt, lang)}`}
              </span>
              {writes && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('places.edit')}: ${place.name}`}
                  onClick={() => onEdit(place)}
                >
                  {t('places.edit')}
                </Button>
              )}
              {writes && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`${t('places.remove')}: ${place.name}`}
                  onClick={() => onRemove(place)}
                >
                  {t('places.remove')}
                </Button>
              )}
            </div>
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}
