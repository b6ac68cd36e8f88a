/** The calendar day in Việt Nam, `YYYY-MM-DD`; there is no summer time. */
export function provinceDay(at: Date): string {
  return new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
