import type { Reference } from '../../../src/contract/staff.ts';
import { SketchNames } from './sketch-names.tsx';

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
const pinRadius = 6;
const areaRadius = 26;

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** Many points among the names of the communes, drawn to scale. Nothing is asked of any outside server. */
export function PointsSketch({ points, communes, label }: PointsSketchProps) {
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
    .filter(({ x, y }) => x > 4 && x < width - 4 && y > 12 && y < height - 6)
    .toSorted((a, b) => fromMiddle(a) - fromMiddle(b));
  const drawn = points.map((point) => ({ ...point, ...at(point) }));
  const pins = drawn.filter(({ exact }) => exact);
  return (
    <svg className="map points-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {drawn.filter(({ exact }) => !exact).map(drawPoint)}
      <SketchNames
        communes={near}
        width={width}
        height={height}
        fontSize={12}
        gap={11}
        taken={pins.map(({ x, y }) => ({
          left: x - pinRadius,
          top: y - pinRadius,
          width: 2 * pinRadius,
          height: 2 * pinRadius,
        }))}
      />
      {pins.map(drawPoint)}
    </svg>
  );
}

function fromMiddle({ x, y }: { readonly x: number; readonly y: number }): number {
  return Math.hypot(x - width / 2, y - height / 2);
}

function drawPoint({ code, lat, lon, exact, x, y }: SketchPoint & { readonly x: number; readonly y: number }) {
  return (
    <circle
      key={`${code} ${lat} ${lon}`}
      cx={x}
      cy={y}
      r={exact ? pinRadius : areaRadius}
      className={exact ? 'sketch-pin' : 'sketch-area'}
    >
      <title>{code}</title>
    </circle>
  );
}
