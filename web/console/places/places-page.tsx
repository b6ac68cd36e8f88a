import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { BorderView } from './border-view.tsx';
import { PlaceNames } from './place-names.tsx';

/** By what the hub finds the commune of a report: names of places, and borders. */
export function PlacesPage() {
  const { t } = useWords();
  const { permissions } = useMe();
  const navigate = useNavigate();
  const { show } = useSearch({ from: '/staff/framed/places' });
  const part = show ?? 'names';
  return (
    <div className="dashboard places">
      <header className="dashboard-head">
        <div>
          <h1>{t('places.title')}</h1>
          <p className="muted">{t('places.lead')}</p>
        </div>
      </header>
      <SegmentedControl
        aria-label={t('places.title')}
        value={part}
        onChange={(value) =>
          void navigate({ to: '/places', search: value === 'borders' ? { show: 'borders' } : {}, replace: true })
        }
        data={(['names', 'borders'] as const).map((value) => ({ value, label: t(`places.${value}`) }))}
      />
      {part === 'names' ? (
        <PlaceNames writes={permissions.includes('routing:write')} />
      ) : (
        <BorderView writes={permissions.includes('taxonomy:write')} />
      )}
    </div>
  );
}
