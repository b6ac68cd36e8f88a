import type { Reference } from '../../../src/contract/staff.ts';
import { placeLabels, type Box } from '../../shared/place-labels.ts';
import { useWords } from '../i18n/use-words.ts';

type Commune = Reference['communes'][number];

type SketchNamesProps = {
  /** In the order in which they may choose a place for their name, with where their dot is. */
  readonly communes: readonly { readonly commune: Commune; readonly x: number; readonly y: number }[];
  readonly own?: string | null;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** From the dot to its name. */
  readonly gap: number;
  /** What no name may cover. */
  readonly taken: readonly Box[];
};

/** A letter of the console's type is this wide at the most, seen over a whole name. */
const letterWidth = 0.6;

/** Communes as dots with their names beside them, right or left; a name without room is told by pointing at its dot. */
export function SketchNames({ communes, own = null, width, height, fontSize, gap, taken }: SketchNamesProps) {
  const { pick } = useWords();
  const placesOf = ({ commune, x, y }: SketchNamesProps['communes'][number]) => {
    const size = { width: pick(commune).length * fontSize * letterWidth, height: fontSize * 1.3 };
    const top = y - size.height / 2;
    return [
      { left: x + gap, top, ...size, anchor: 'start' as const },
      { left: x - gap - size.width, top, ...size, anchor: 'end' as const },
    ].filter(
      (box) => box.left >= 2 && box.left + box.width <= width - 2 && box.top >= 0 && box.top < height - fontSize,
    );
  };
  const offered = communes.map(placesOf);
  const chosen = placeLabels(offered, taken);
  return communes.map(({ commune, x, y }, index) => {
    const place = offered[index]?.[chosen[index] ?? -1];
    return (
      <g key={commune.code} className="sketch-commune" data-own={commune.code === own}>
        <title>{pick(commune)}</title>
        <circle cx={x} cy={y} r={2.5} />
        {place && (
          <text x={place.anchor === 'end' ? x - gap : x + gap} y={y + fontSize * 0.36} textAnchor={place.anchor}>
            {pick(commune)}
          </text>
        )}
      </g>
    );
  });
}
