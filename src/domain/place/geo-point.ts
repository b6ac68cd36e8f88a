/** A place on Earth in degrees (WGS 84). */
export type GeoPoint = { readonly lat: number; readonly lon: number };
