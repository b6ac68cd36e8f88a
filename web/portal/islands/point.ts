import type { Place, Point } from './place.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/** Of a commune whose area is not known. */
const usualAreaKm2 = 20;

function placesOf(form: HTMLFormElement): Place[] {
  const select = form.querySelector<HTMLSelectElement>('select[name="unitCode"]');
  return [...(select?.options ?? [])]
    .filter(({ value }) => value !== '')
    .map(({ dataset }) => ({
      name: dataset['name'] ?? '',
      lat: Number(dataset['lat']),
      lon: Number(dataset['lon']),
      areaKm2: Number(dataset['area'] ?? usualAreaKm2),
    }));
}

/** Distance good enough to compare neighbours: degrees, with those of longitude shortened. */
function nearest(places: readonly Place[], { lat, lon }: Point): Place | null {
  let best: Place | null = null;
  let least = Infinity;
  for (const place of places) {
    const distance = Math.hypot(place.lat - lat, (place.lon - lon) * Math.cos((lat * Math.PI) / 180));
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

/** The point of the report: by the phone's own location or on a map that is fetched only when it is opened. */
export function startPoint(form: HTMLFormElement, words: Words): void {
  const find = <E extends HTMLElement>(selector: string): E | null => form.querySelector<E>(selector);
  const box = find('[data-point]');
  const note = find('[data-point-note]');
  const lat = find<HTMLInputElement>('input[name="lat"]');
  const lon = find<HTMLInputElement>('input[name="lon"]');
  const remove = find('[data-remove-point]');
  const opener = find('[data-open-map]');
  const frame = find('[data-map-frame]');
  if (!box || !note || !lat || !lon || !remove || !opener || !frame) return;
  const places = placesOf(form);
  let showOnMap: ((point: Point | null) => void) | null = null;

  const set = (point: Point | null): void => {
    lat.value = point ? point.lat.toFixed(6) : '';
    lon.value = point ? point.lon.toFixed(6) : '';
    const commune = point ? (nearest(places, point)?.name ?? '') : '';
    note.textContent = point
      ? say(words, 'pointSet', { lat: point.lat.toFixed(5), lon: point.lon.toFixed(5), commune })
      : '';
    remove.hidden = point === null;
    showOnMap?.(point);
    lat.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const current = (): Point | null => (lat.value === '' ? null : { lat: Number(lat.value), lon: Number(lon.value) });

  box.hidden = false;
  if (current()) set(current());
  remove.addEventListener('click', () => set(null));

  const locate = find('[data-locate]');
  if (!('geolocation' in navigator) || !window.isSecureContext) locate?.setAttribute('hidden', '');
  locate?.addEventListener('click', () => {
    note.textContent = say(words, 'locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => set({ lat: coords.latitude, lon: coords.longitude }),
      () => {
        note.textContent = say(words, 'locateFailed');
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });

  opener.addEventListener('click', async () => {
    frame.hidden = !frame.hidden;
    opener.setAttribute('aria-expanded', String(!frame.hidden));
    if (frame.hidden || showOnMap) return;
    note.textContent = say(words, 'mapLoading');
    try {
      const { openMap } = await import('./map.ts');
      const element = find('[data-map]');
      if (element)
        showOnMap = openMap({ element, places, point: current(), label: say(words, 'mapLabel'), onPoint: set });
      note.textContent = '';
      if (current()) set(current());
    } catch {
      frame.hidden = true;
      note.textContent = say(words, 'mapFailed');
    }
  });
}
