import type { PlaceMapProps } from './place-map-props.ts';
import { SketchNames } from './sketch-names.tsx';

const width = 320;
const height = 200;
/** Degrees of latitude over the height: about 22 km. */
const span = 0.2;
const pinRadius = 7;

/** The map without WebGL: communes around the point, drawn to scale. */
export function PlaceSketch({ centre, exact, communes, own, border, label }: PlaceMapProps) {
  const scale = height / span;
  const shrink = Math.cos((centre.lat * Math.PI) / 180);
  const at = (lat: number, lon: number) => ({
    x: width / 2 + (lon - centre.lon) * shrink * scale,
    y: height / 2 - (lat - centre.lat) * scale,
  });
  const near = communes
    .map((commune) => ({ commune, ...at(commune.lat, commune.lon) }))
    .filter(({ x, y }) => x > 4 && x < width - 4 && y > 10 && y < height - 6)
    .toSorted(
      (a, b) => Number(b.commune.code === own) - Number(a.commune.code === own) || fromMiddle(a) - fromMiddle(b),
    );
  const outline = (border?.polygons ?? []).flatMap((polygon) =>
    polygon.map((ring) => {
      const corners = ring.map(([lon, lat]) => at(lat, lon)).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
      return `M${corners.join('L')}Z`;
    }),
  );
  const pin = { left: width / 2 - pinRadius, top: height / 2 - pinRadius, width: 2 * pinRadius, height: 2 * pinRadius };
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {border && (
        <path className="sketch-border" fillRule="evenodd" data-approximate={border.approximate} d={outline.join('')} />
      )}
      {!exact && !border && <circle cx={width / 2} cy={height / 2} r={22} className="sketch-area" />}
      <SketchNames
        communes={near}
        own={own}
        width={width}
        height={height}
        fontSize={10}
        gap={6}
        taken={exact ? [pin] : []}
      />
      {exact && <circle cx={width / 2} cy={height / 2} r={pinRadius} className="sketch-pin" />}
    </svg>
  );
}

function fromMiddle({ x, y }: { readonly x: number; readonly y: number }): number {
  return Math.hypot(x - width / 2, y - height / 2);
}
