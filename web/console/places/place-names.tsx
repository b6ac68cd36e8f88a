import { Button, Select, TextInput } from '@mantine/core';
import { IconMapSearch, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { placeKinds, type PlaceView } from '../../../src/contract/places.ts';
import { placesQuery } from '../api/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { matchesWords } from '../shell/match-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { SavedLine } from '../shell/saved-line.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useReference } from '../shell/use-reference.ts';
import { wholeNumber } from '../time/numbers.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { PlaceTable } from './place-table.tsx';
import { usePlaceActions } from './use-place-actions.ts';

/** The gazetteer: searched, added to, corrected; what was removed can be put back at once. */
export function PlaceNames({ writes }: { readonly writes: boolean }) {
  const { t, lang } = useWords();
  const reference = useReference();
  const { data, error, refetch } = useQuery(placesQuery);
  const { save, remove } = usePlaceActions();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [editing, setEditing] = useState<PlaceView | 'new' | null>(null);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const shown = data.places.filter(
    (place) =>
      (kind === null || place.kind === kind) &&
      (unit === null || place.units.some(({ code }) => code === unit)) &&
      matchesWords(query, place.name),
  );
  const edit = (next: PlaceView | 'new') => {
    save.reset();
    remove.reset();
    setEditing(next);
  };
  const removed = remove.isSuccess ? remove.variables : null;
  const putBack = (place: PlaceView) => {
    remove.reset();
    save.mutate({ id: null, kind: place.kind, name: place.name, units: place.units.map(({ code }) => code) });
  };
  return (
    <>
      <div className="entry-filters">
        <TextInput
          aria-label={t('places.search')}
          placeholder={t('places.search')}
          leftSection={<IconSearch size={16} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Select
          aria-label={t('places.kind')}
          placeholder={t('places.anyKind')}
          clearable
          value={kind}
          onChange={setKind}
          data={placeKinds.map((value) => ({ value, label: t(`places.kind_${value}`) }))}
        />
        <Select
          aria-label={t('places.unit')}
          placeholder={t('places.anyUnit')}
          searchable
          clearable
          value={unit}
          onChange={setUnit}
          data={namedOptions(reference?.communes ?? [], lang)}
          filter={searchOptions}
        />
        <span className="muted small">
          {t('places.count', { count: shown.length, number: wholeNumber(shown.length, lang) })}
        </span>
        {writes && (
          <Button leftSection={<IconPlus size={18} />} onClick={() => edit('new')}>
            {t('places.add')}
          </Button>
        )}
      </div>
      {remove.error && <ErrorNotice error={remove.error} />}
      {save.error && editing === null && <ErrorNotice error={save.error} />}
      <SavedLine>
        {removed ? (
          <>
            {t('places.removed', { name: removed.name })}
            <button type="button" className="text-button" onClick={() => putBack(removed)}>
              {t('places.undo')}
            </button>
          </>
        ) : (
          save.isSuccess && t('places.saved')
        )}
      </SavedLine>
      {shown.length === 0 ? (
        <StateMessage icon={<IconMapSearch />} title={t('places.nothing')} hint={t('places.nothingHint')} />
      ) : (
        <PlaceTable
          places={shown}
          writes={writes}
          onEdit={edit}
          onRemove={(place) => {
            save.reset();
            remove.mutate(place);
          }}
        />
      )}
      {editing !== null && (
        <PlaceDialog place={editing === 'new' ? null : editing} save={save} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
