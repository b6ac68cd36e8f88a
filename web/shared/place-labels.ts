/** In pixels, or in the units of the drawing. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function touch(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/**
 * Names on a map: the index of the place that each label gets among its own, null where none is free and its dot must do.
 * The first labels choose first; nothing stands on another label or on what is `taken`.
 */
export function placeLabels(
  labels: readonly (readonly Box[])[],
  taken: readonly Box[] = [],
): readonly (number | null)[] {
  const standing = [...taken];
  return labels.map((places) => {
    const index = places.findIndex((place) => standing.every((other) => !touch(place, other)));
    const place = places[index];
    if (!place) return null;
    standing.push(place);
    return index;
  });
}
