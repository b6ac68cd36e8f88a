import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapView, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { CommuneBorder } from '../../../src/contract/places.ts';
import { placeLabels } from '../../shared/place-labels.ts';
import { useWords } from '../i18n/use-words.ts';
import type { PlaceMapProps } from './place-map-props.ts';
import { PlaceSketch } from './place-sketch.tsx';

/** The point among the communes of the province. No tiles and no outside server: an address is personal data. */
export function PlaceMap(props: PlaceMapProps) {
  const { centre, exact, communes, own, border, label } = props;
  const { lang } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [drawable, setDrawable] = useState(true);
  const { lat, lon } = centre;

  useEffect(() => {
    const container = box.current;
    if (!container || !drawable) return;
    let map: MapView;
    try {
      setWorkerUrl(workerUrl);
      map = new MapView({
        container,
        style: { version: 8, sources: {}, layers: [] },
        center: [lon, lat],
        zoom: exact ? 11.2 : 10.5,
        minZoom: 7,
        maxZoom: 15,
        attributionControl: false,
        dragRotate: false,
        cooperativeGestures: false,
      });
    } catch {
      // Old office computers have no WebGL: the sketch shows the same.
      setDrawable(false);
      return;
    }
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.addControl(new ScaleControl({ maxWidth: 80, unit: 'metric' }), 'bottom-right');
    if (border) void map.once('load', () => drawBorder(map, border, getComputedStyle(container).color));
    const labels = communes
      .toSorted(
        (a, b) => Number(b.code === own) - Number(a.code === own) || far(a, { lat, lon }) - far(b, { lat, lon }),
      )
      .map((commune) => {
        const element = communeLabel(commune[lang], commune.code === own);
        const at: [number, number] = [commune.lon, commune.lat];
        new Marker({ element, anchor: 'center' }).setLngLat(at).addTo(map);
        return { element, at };
      });
    const makeRoom = () => showFreeLabels(map, labels, exact ? [lon, lat] : null);
    map.on('load', makeRoom);
    map.on('moveend', makeRoom);
    // The border says better than a circle how far “somewhere in the commune” goes.
    if (exact || !border) new Marker({ element: pin(exact), anchor: 'center' }).setLngLat([lon, lat]).addTo(map);
    return () => map.remove();
  }, [lat, lon, exact, communes, own, border, lang, drawable]);

  if (!drawable) return <PlaceSketch {...props} />;
  return <div ref={box} className="map" role="region" aria-label={label} />;
}

/** WebGL knows no names of colours of the page, so it gets the one that the map's box has. */
function drawBorder(map: MapView, { polygons, approximate }: CommuneBorder, colour: string): void {
  map.addSource('border', {
    type: 'geojson',
    data: { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: polygons } },
  });
  map.addLayer({
    id: 'border-area',
    type: 'fill',
    source: 'border',
    paint: { 'fill-color': colour, 'fill-opacity': 0.08 },
  });
  map.addLayer({
    id: 'border-line',
    type: 'line',
    source: 'border',
    paint: { 'line-color': colour, 'line-width': 1.5, ...(approximate ? { 'line-dasharray': [4, 3] } : {}) },
  });
}

type PlacedLabel = { readonly element: HTMLElement; readonly at: [number, number] };

/** From the middle of a dot to its name: beside the pin, where that covers the dot. */
const nameGap = 10;

/** Names that would stand on the pin, on names nearer to it or over the edge leave only their dots, until there is room. */
function showFreeLabels(map: MapView, labels: readonly PlacedLabel[], pinAt: [number, number] | null): void {
  const { offsetWidth: mapWidth, offsetHeight: mapHeight } = map.getContainer();
  const boxes = labels.map(({ element, at }) => {
    const { x, y } = map.project(at);
    const { width, height } = element.firstElementChild?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const top = y - height / 2;
    const places = [
      { side: 'right', left: x + nameGap, top, width, height },
      { side: 'left', left: x - nameGap - width, top, width, height },
      { side: 'below', left: x - width / 2, top: y + nameGap, width, height },
    ];
    const isSeen = x > 0 && x < mapWidth && y > 0 && y < mapHeight;
    return isSeen ? places.filter(({ left }) => left > 0 && left + width < mapWidth) : [];
  });
  const middle = pinAt && map.project(pinAt);
  const taken = [
    // The buttons above, the scale below.
    { left: mapWidth - 42, top: 0, width: 42, height: 80 },
    { left: mapWidth - 100, top: mapHeight - 34, width: 100, height: 34 },
    ...(middle ? [{ left: middle.x - 9, top: middle.y - 9, width: 18, height: 18 }] : []),
  ];
  for (const [index, place] of placeLabels(boxes, taken).entries()) {
    const element = labels[index]?.element;
    if (element) element.dataset['side'] = boxes[index]?.[place ?? -1]?.side ?? 'none';
  }
}

type Spot = { readonly lat: number; readonly lon: number };

/** For ordering only; a degree is a degree in so small a province. */
function far(one: Spot, other: Spot): number {
  return Math.hypot(one.lat - other.lat, one.lon - other.lon);
}

function communeLabel(name: string, isOwn: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = 'map-commune';
  element.dataset['own'] = String(isOwn);
  const words = document.createElement('span');
  words.textContent = name;
  element.append(words);
  return element;
}

function pin(exact: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = exact ? 'map-pin' : 'map-area';
  return element;
}
