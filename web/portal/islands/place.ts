/** A commune on the map: its name, centre point and size. */
export type Place = { readonly name: string; readonly lat: number; readonly lon: number; readonly areaKm2: number };

/** A point of the map, WGS 84 degrees. */
export type Point = { readonly lat: number; readonly lon: number };
