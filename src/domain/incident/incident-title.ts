import type { ReportProfile } from './report-profile.ts';

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What an incident is called until somebody renames it: the matter that most of its reports name, else the category, and
 * the place. Never a sender's own words: agencies read it that see only some of the reports.
 */
export function incidentTitle(
  profiles: readonly ReportProfile[],
  names: { readonly category: string | null; readonly unit: string | null },
): string {
  const counts = new Map<string, { readonly vi: string; count: number }>();
  for (const { matters } of profiles) {
    for (const { key, vi } of matters.values()) {
      const known = counts.get(key) ?? { vi, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
  }
  let most: { readonly vi: string; readonly count: number } | null = null;
  for (const entry of counts.values()) if (entry.count > (most?.count ?? 0)) most = entry;
  const isCommon = most !== null && most.count * 2 >= profiles.length;
  const matter = isCommon && most ? upperFirst(most.vi) : (names.category ?? 'Nhiều phản ánh giống nhau');
  return names.unit === null ? matter : `${matter} tại ${names.unit}`;
}
