import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bordersQuery } from '../api/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { BorderMap } from '../map/border-map.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { fullDate } from '../time/dates.ts';
import { wholeNumber } from '../time/numbers.ts';
import { BorderUpload } from './border-upload.tsx';

/** The communes on a map, with borders as far as they are known, and the way to import them. */
export function BorderView({ writes }: { readonly writes: boolean }) {
  const { t, lang, pick } = useWords();
  const { data: map, error, refetch } = useQuery(bordersQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!map) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const all = map.communes.length;
  const here = map.communes.find(({ code }) => code === chosen);
  const state =
    map.imported === 0
      ? t('places.approximate')
      : t(map.imported < all ? 'places.partly' : 'places.imported', {
          imported: wholeNumber(map.imported, lang),
          all: wholeNumber(all, lang),
        });
  return (
    <div className="border-body">
      <div>
        <BorderMap communes={map.communes} chosen={chosen} onChoose={setChosen} label={t('places.map')} />
      </div>
      <div className="border-side">
        <p className="border-state" data-approximate={map.imported < all}>
          {state}
        </p>
        {map.sources.length > 0 && (
          <p className="muted small">
            {t('places.source', {
              sources: map.sources.map(({ file, at }) => `${file}, ${fullDate(at, lang)}`).join('; '),
            })}
          </p>
        )}
        <Select
          label={t('places.find')}
          searchable
          clearable
          value={chosen}
          onChange={setChosen}
          data={namedOptions(map.communes, lang)}
          filter={searchOptions}
        />
        <p role="status" className="border-here">
          {here && t('places.here', { name: pick(here), code: here.code })}
          {here?.approximate === true && <span className="muted"> · {t('places.isApproximate')}</span>}
        </p>
        {writes && <BorderUpload map={map} />}
      </div>
    </div>
  );
}
