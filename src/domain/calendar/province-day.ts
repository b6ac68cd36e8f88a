/** The calendar day in Việt Nam, `YYYY-MM-DD`; there is no summer time. */
export function provinceDay(at: Date): string {
  return new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The calendar year in Việt Nam. */
export function provinceYear(at: Date): number {
  return Number(provinceDay(at).slice(0, 4));
}

/** The instant at which the day of `at` began in Việt Nam. */
export function startOfProvinceDay(at: Date): Date {
  return new Date(`${provinceDay(at)}T00:00:00+07:00`);
}
