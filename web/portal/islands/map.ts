import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as MapView, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { placeLabels } from '../../shared/place-labels.ts';
import type { Place, Point } from './place.ts';

/** Near enough to see the neighbouring communes' names, far enough not to be lost: there are no streets on this map. */
const pinZoom = 11.5;

type Input = {
  readonly element: HTMLElement;
  readonly places: readonly Place[];
  readonly point: Point | null;
  readonly label: string;
  readonly onPoint: (point: Point) => void;
};

/** A disc of the commune's area around its centre: an idea of where it lies, without claiming a border. */
function disc({ lat, lon, areaKm2 }: Place): [number, number][] {
  const radiusDegrees = Math.sqrt(areaKm2 / Math.PI) / 111.32;
  return Array.from({ length: 49 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    return [
      lon + (radiusDegrees * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
      lat + radiusDegrees * Math.sin(angle),
    ];
  });
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--hub-${name}`).trim();
}

type Label = { readonly place: Place; readonly element: HTMLElement };

/** Hides the labels that would stand on others or over the edge; large communes go first. */
function showFreeLabels(map: MapView, labels: readonly Label[]): void {
  const { offsetWidth: mapWidth } = map.getContainer();
  const boxes = labels.map(({ place, element }) => {
    const { x, y } = map.project([place.lon, place.lat]);
    const { offsetWidth: width, offsetHeight: height } = element;
    const box = { left: x - width / 2 - 2, top: y - height / 2, width: width + 4, height };
    return box.left > 0 && box.left + box.width < mapWidth ? [box] : [];
  });
  for (const [index, free] of placeLabels(boxes).entries()) {
    const element = labels[index]?.element;
    if (element) element.style.visibility = free === null ? 'hidden' : 'visible';
  }
}

/** Opens the map inside `element`; the function given back moves or removes its pin. Nothing is fetched from elsewhere. */
export function openMap({ element, places, point, label, onPoint }: Input): (point: Point | null) => void {
  setWorkerUrl(workerUrl);
  const bounds = new LngLatBounds();
  for (const { lat, lon } of places) bounds.extend([lon, lat]);
  const map = new MapView({
    container: element,
    attributionControl: false,
    cooperativeGestures: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 17,
    ...(point
      ? { center: { lng: point.lon, lat: point.lat }, zoom: pinZoom }
      : { bounds, fitBoundsOptions: { padding: 24 } }),
    style: {
      version: 8,
      sources: {
        communes: {
          type: 'geojson',
          data: {
            type: 'FeatureCollection',
            features: places.map((place) => ({
              type: 'Feature',
              properties: {},
              geometry: { type: 'Polygon', coordinates: [disc(place)] },
            })),
          },
        },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colour('sunken') } },
        {
          id: 'discs',
          type: 'fill',
          source: 'communes',
          paint: { 'fill-color': colour('accent'), 'fill-opacity': 0.09 },
        },
        {
          id: 'rims',
          type: 'line',
          source: 'communes',
          paint: { 'line-color': colour('accent'), 'line-opacity': 0.3 },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.getCanvas().setAttribute('aria-label', label);

  const labels = [...places]
    .sort((a, b) => b.areaKm2 - a.areaKm2)
    .map((place) => {
      const text = document.createElement('div');
      text.className = 'map-label';
      text.textContent = place.name;
      new Marker({ element: text }).setLngLat([place.lon, place.lat]).addTo(map);
      // The marker announces itself as one of a hundred buttons; the names are in the list above the map already.
      text.setAttribute('aria-hidden', 'true');
      text.removeAttribute('role');
      text.removeAttribute('tabindex');
      return { place, element: text };
    });
  const declutter = (): void => showFreeLabels(map, labels);
  map.on('moveend', declutter);
  map.on('load', declutter);

  const pin = new Marker({ color: colour('red-mark') });
  const show = (next: Point | null): void => {
    if (!next) pin.remove();
    else {
      pin.setLngLat([next.lon, next.lat]).addTo(map);
      if (!map.getBounds().contains([next.lon, next.lat])) map.jumpTo({ center: [next.lon, next.lat], zoom: pinZoom });
    }
  };
  show(point);
  map.on('click', ({ lngLat }) => onPoint({ lat: lngLat.lat, lon: lngLat.lng }));
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const { lat, lng } = map.getCenter();
    onPoint({ lat, lon: lng });
  });
  return show;
}
