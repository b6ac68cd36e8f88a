import { useMemo } from 'react';
import type { BorderMap as Borders } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';

type BorderMapProps = {
  readonly communes: Borders['communes'];
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
  readonly label: string;
};

const width = 900;

type Drawn = { readonly code: string; readonly path: string; readonly approximate: boolean };

function drawAll(communes: Borders['communes']): { readonly height: number; readonly drawn: readonly Drawn[] } {
  const all = communes.flatMap(({ polygons }) => polygons.flatMap((polygon) => polygon[0] ?? []));
  if (all.length === 0) return { height: 1, drawn: [] };
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  const [west, north, south] = [Math.min(...lons), Math.max(...lats), Math.min(...lats)];
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const scale = width / ((Math.max(...lons) - west) * shrink);
  const at = ([lon, lat]: readonly [number, number]) =>
    `${((lon - west) * shrink * scale).toFixed(1)} ${((north - lat) * scale).toFixed(1)}`;
  const drawn = communes.map(({ code, polygons, approximate }) => ({
    code,
    approximate,
    path: polygons.flatMap((polygon) => polygon.map((ring) => `M${ring.map(at).join('L')}Z`)).join(''),
  }));
  return { height: (north - south) * scale, drawn };
}

/** Communes with their borders, without an outside map; a list beside it does for the keyboard what a click does here. */
export function BorderMap({ communes, chosen, onChoose, label }: BorderMapProps) {
  const { pick } = useWords();
  const { height, drawn } = useMemo(() => drawAll(communes), [communes]);
  const names = useMemo(() => new Map(communes.map((commune) => [commune.code, commune])), [communes]);
  // The chosen one is drawn last, so that its outline lies above its neighbours'.
  const ordered = drawn.toSorted((a, b) => Number(a.code === chosen) - Number(b.code === chosen));
  return (
    <svg className="border-map" viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={label}>
      {ordered.map(({ code, path, approximate }) => {
        const commune = names.get(code);
        return (
          <path
            key={code}
            d={path}
            fillRule="evenodd"
            data-approximate={approximate}
            data-chosen={code === chosen}
            onClick={() => onChoose(code)}
          >
            <title>{commune ? pick(commune) : code}</title>
          </path>
        );
      })}
    </svg>
  );
}
