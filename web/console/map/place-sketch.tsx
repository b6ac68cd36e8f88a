import { useWords } from '../i18n/use-words.ts';
import type { PlaceMapProps } from './place-map-props.ts';

const width = 320;
const height = 200;
/** Degrees of latitude over the height: about 22 km. */
const span = 0.2;

/** The map without WebGL: communes around the point, drawn to scale. */
export function PlaceSketch({ centre, exact, communes, own, border, label }: PlaceMapProps) {
  const { pick } = useWords();
  const scale = height / span;
  const shrink = Math.cos((centre.lat * Math.PI) / 180);
  const at = (lat: number, lon: number) => ({
    x: width / 2 + (lon - centre.lon) * shrink * scale,
    y: height / 2 - (lat - centre.lat) * scale,
  });
  const near = communes
    .map((commune) => ({ commune, ...at(commune.lat, commune.lon) }))
    .filter(({ x, y }) => x > 4 && x < width - 4 && y > 10 && y < height - 6);
  const outline = (border?.polygons ?? []).flatMap((polygon) =>
    polygon.map((ring) => {
      const corners = ring.map(([lon, lat]) => at(lat, lon)).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
      return `M${corners.join('L')}Z`;
    }),
  );
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {border && (
        <path className="sketch-border" fillRule="evenodd" data-approximate={border.approximate} d={outline.join('')} />
      )}
      {near.map(({ commune, x, y }) => (
        <g key={commune.code} className="sketch-commune" data-own={commune.code === own}>
          <circle cx={x} cy={y} r={2.5} />
          <text x={x > width - 90 ? x - 6 : x + 6} y={y + 4} textAnchor={x > width - 90 ? 'end' : 'start'}>
            {pick(commune)}
          </text>
        </g>
      ))}
      {(exact || !border) && (
        <circle cx={width / 2} cy={height / 2} r={exact ? 7 : 22} className={exact ? 'sketch-pin' : 'sketch-area'} />
      )}
    </svg>
  );
}
