import type { Named } from '../../contract/common.ts';
import type { Reference } from '../../contract/staff.ts';
import type { NameEntry, ReferenceData, StoredReference } from '../../domain/reference/reference-data.ts';
import { createFreshValue, type FreshValue } from '../../lib/fresh-value.ts';

const freshMs = 30_000;

/**
 * Keeps the reference tables at hand; a change is seen by every process within half a minute. `described`: the channels that
 * there are, which no process changes.
 */
export function createReferenceService(input: {
  readonly load: () => Promise<StoredReference>;
  readonly described: Pick<ReferenceData, 'channels' | 'addresses'>;
  readonly now: () => Date;
}): ReferenceService {
  const { described } = input;
  return createFreshValue({
    load: async () => ({ ...(await input.load()), ...described }),
    forMs: freshMs,
    now: input.now,
  });
}

export type ReferenceService = FreshValue<ReferenceData>;

/** The name of a code, marked where the entry was retired; the code itself where it was never there. */
export function nameOf(entries: ReadonlyMap<string, Named & Partial<NameEntry>>, code: string): Named {
  const { vi, en, retired } = entries.get(code) ?? { vi: code, en: code };
  return retired ? { code, vi: `${vi} (đã ngừng dùng)`, en: `${en} (retired)` } : { code, vi, en };
}

export function nameOrNull(
  entries: ReadonlyMap<string, Named & Partial<NameEntry>>,
  code: string | null,
): Named | null {
  return code === null ? null : nameOf(entries, code);
}

/** The reference tables as the console loads them. */
export function presentReference(data: ReferenceData): Reference {
  const province = data.calendars.get('province');
  if (!province) throw new Error('the province has no calendar');
  const { calendar } = province;
  return {
    province: { ...data.province },
    agencies: [...data.agencies.values()].map(({ code, vi, en, kind, parent }) => ({ code, vi, en, kind, parent })),
    categories: [...data.categories.values()].map(({ code, vi, en, group, agency }) => ({
      code,
      vi,
      en,
      group,
      agency,
    })),
    retired: { agencies: retiredOf(data.names.agencies), categories: retiredOf(data.names.categories) },
    communes: [...data.communes.values()].map(({ code, vi, en, lat, lon }) => ({ code, vi, en, lat, lon })),
    policies: namesOfPolicies(data),
    channels: [...data.channels.values()].map(({ kind, name, label, icon }) => ({ kind, name, label, icon })),
    addresses: [...data.addresses.values()].map(({ kind, label, icon }) => ({ kind, label, icon })),
    calendar: {
      zone: calendar.zone,
      hours: mutableSlots(calendar.hours),
      holidays: [...calendar.holidays],
      special: mutableSlots(calendar.special),
    },
  };
}

/** The names of all policies, in their order. */
export function namesOfPolicies({ policies }: Pick<ReferenceData, 'policies'>): Named[] {
  return policies.map(({ code, nameVi, nameEn }) => ({ code, vi: nameVi, en: nameEn }));
}

function retiredOf(names: ReadonlyMap<string, NameEntry>): Named[] {
  return [...names.values()].filter(({ retired }) => retired).map(({ code }) => nameOf(names, code));
}

function mutableSlots(
  days: Readonly<Record<string, readonly (readonly [string, string])[]>>,
): Record<string, [string, string][]> {
  return Object.fromEntries(
    Object.entries(days).map(([day, slots]) => [day, slots.map(([from, to]): [string, string] => [from, to])]),
  );
}

/** The text for a kind of message on a channel: its own, else that of its family (chat, SMS), else the one for all. */
export function templateFor(
  reference: Pick<ReferenceData, 'templates' | 'channels'>,
  input: { readonly kind: string; readonly channel: string; readonly lang: 'vi' | 'en' },
): { readonly subject: string | null; readonly body: string } | undefined {
  const { kind, channel, lang } = input;
  const { templates, channels } = reference;
  const family = channels.get(channel)?.family ?? 'letter';
  return (
    templates.get(`${kind}/${channel}/${lang}`) ??
    templates.get(`${kind}/${family}/${lang}`) ??
    templates.get(`${kind}/*/${lang}`)
  );
}
