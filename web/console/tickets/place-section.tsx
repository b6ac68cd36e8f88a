import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { communeBorderQuery } from '../api/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { useReference } from '../shell/use-reference.ts';
import { ContextSection } from './context-section.tsx';

const PlaceMap = lazy(async () => ({ default: (await import('../map/place-map.tsx')).PlaceMap }));

/** Where it is, in words and on the province's own map. */
export function PlaceSection({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, pick } = useWords();
  const reference = useReference();
  const { place, point, address } = ticket;
  const { data: border } = useQuery({ ...communeBorderQuery(place?.code ?? ''), enabled: place !== null });
  const commune = reference?.communes.find((known) => known.code === place?.code);
  const centre = point ?? (commune ? { lat: commune.lat, lon: commune.lon } : null);
  const words = [address, place && pick(place)].filter(Boolean).join(', ');
  return (
    <ContextSection title={t('tickets.place')}>
      <p>{words || t('triage.noPlace')}</p>
      {!point && <p className="muted small">{t('tickets.noPoint')}</p>}
      {centre && reference && (
        <Suspense fallback={<div className="map" />}>
          <PlaceMap
            centre={centre}
            exact={point !== null}
            communes={reference.communes}
            own={place?.code ?? null}
            border={border ?? null}
            label={t('tickets.mapLabel', { place: words })}
          />
        </Suspense>
      )}
      {centre && place && border?.approximate === true && (
        <p className="muted small">{t('tickets.borderApproximate', { commune: pick(place) })}</p>
      )}
    </ContextSection>
  );
}
