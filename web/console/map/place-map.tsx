import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapView, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { PlaceMapProps } from './place-map-props.ts';
import { PlaceSketch } from './place-sketch.tsx';

/** The point among the communes of the province. No tiles and no outside server: an address is personal data. */
export function PlaceMap(props: PlaceMapProps) {
  const { centre, exact, communes, own, label } = props;
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
    for (const commune of communes) {
      new Marker({ element: communeLabel(commune[lang], commune.code === own), anchor: 'left' })
        .setLngLat([commune.lon, commune.lat])
        .addTo(map);
    }
    new Marker({ element: pin(exact), anchor: 'center' }).setLngLat([lon, lat]).addTo(map);
    return () => map.remove();
  }, [lat, lon, exact, communes, own, lang, drawable]);

  if (!drawable) return <PlaceSketch {...props} />;
  return <div ref={box} className="map" role="region" aria-label={label} />;
}

function communeLabel(name: string, isOwn: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = 'map-commune';
  element.dataset['own'] = String(isOwn);
  element.textContent = name;
  return element;
}

function pin(exact: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = exact ? 'map-pin' : 'map-area';
  return element;
}
