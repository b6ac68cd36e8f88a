import type { Reference } from '../../../src/contract/staff.ts';
import { useWords } from '../i18n/use-words.ts';

type SketchPoint = {
  readonly lat: number;
  readonly lon: number;
  readonly code: string;
  /** False: the middle of a commune, because nobody marked a point. */
  readonly exact: boolean;
};

type PointsSketchProps = {
  readonly points: readonly SketchPoint[];
  readonly communes: Reference['communes'];
  readonly label: string;
};

const width = 360;
const height = 220;
/** Degrees of latitude that are shown at the least: about 4 km. */
const leastSpan = 0.036;
const margin = 1.5;

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** Many points among the names of the communes, drawn to scale. Nothing is asked of any outside server. */
export function PointsSketch({ points, communes, label }: PointsSketchProps) {
  const { pick } = useWords();
  if (points.length === 0) return null;
  const [lats, lons] = [points.map(({ lat }) => lat), points.map(({ lon }) => lon)];
  const centre = { lat: middle(lats), lon: middle(lons) };
  const shrink = Math.cos((centre.lat * Math.PI) / 180);
  const span = Math.max(leastSpan, spread(lats) * margin, (spread(lons) * shrink * margin * height) / width);
  const scale = height / span;
  const at = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => ({
    x: width / 2 + (lon - centre.lon) * shrink * scale,
    y: height / 2 - (lat - centre.lat) * scale,
  });
  const near = communes
    .map((commune) => ({ commune, ...at(commune) }))
    .filter(({ x, y }) => x > 4 && x < width - 4 && y > 12 && y < height - 6);
  return (
    <svg className="map points-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {near.map(({ commune, x, y }) => (
        <g key={commune.code} className="sketch-commune">
          <circle cx={x} cy={y} r={2.5} />
          <text x={x > width - 130 ? x - 11 : x + 11} y={y + 4} textAnchor={x > width - 130 ? 'end' : 'start'}>
            {pick(commune)}
          </text>
        </g>
      ))}
      {points.map((point) => {
        const { x, y } = at(point);
        return (
          <circle
            key={`${point.code} ${point.lat} ${point.lon}`}
            cx={x}
            cy={y}
            r={point.exact ? 6 : 26}
            className={point.exact ? 'sketch-pin' : 'sketch-area'}
          >
            <title>{point.code}</title>
          </circle>
        );
      })}
    </svg>
  );
}
