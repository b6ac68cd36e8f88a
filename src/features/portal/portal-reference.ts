import type { PortalReference } from '../../contract/portal-pages.ts';
import { ticketCode } from '../../domain/ticket/code.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { ClockKind, ClockTerms } from '../../domain/sla/policy.ts';
import type { Unit } from '../../domain/calendar/calendar.ts';

type Bilingual = { readonly vi: string; readonly en: string };

const unitWords: Readonly<Record<Unit, { readonly vi: string; readonly en: string }>> = {
  minutes: { vi: 'phút', en: 'minutes' },
  hours: { vi: 'giờ', en: 'hours' },
  days: { vi: 'ngày', en: 'days' },
  'working-minutes': { vi: 'phút làm việc', en: 'working minutes' },
  'working-hours': { vi: 'giờ làm việc', en: 'working hours' },
  'working-days': { vi: 'ngày làm việc', en: 'working days' },
};

function words(terms: ClockTerms | undefined): Bilingual | null {
  if (!terms) return null;
  const unit = unitWords[terms.unit];
  return { vi: `${terms.amount} ${unit.vi}`, en: `${terms.amount} ${unit.en}` };
}

/** Where the centre is reached besides: `kind` of channel, what to write or call, and its link. */
export type WayIn = { readonly kind: string; readonly label: string; readonly href: string | null };

/** What the portal offers and promises, from the tables that an administrator edits. */
export function presentPortalReference(data: ReferenceData, waysIn: readonly WayIn[]): PortalReference {
  const policy =
    data.policies.find(({ when }) => !when.priority?.includes('urgent') && !when.severalAgencies) ?? data.policies[0];
  const terms = (kind: ClockKind) => words(policy?.clocks.find((clock) => clock.kind === kind));
  const communes = [...data.communes.values()];
  const { vi, en, codePrefix } = data.province;
  return {
    province: {
      name: { vi, en },
      centre: { vi: `Trung tâm 1022 tỉnh ${vi}`, en: `1022 Centre of ${en} Province` },
      contacts: waysIn.flatMap(({ kind, label, href }) => {
        const channel = data.channels.get(kind);
        return channel ? [{ channel: channel.label, icon: channel.icon, label, href }] : [];
      }),
      exampleCode: ticketCode({ prefix: codePrefix, year: 2026, sequence: 1022n, key: 'example' }),
    },
    communes: communes.map(({ code, vi: name, en: english, lat, lon, areaKm2 }) => ({
      code,
      vi: name,
      en: english,
      lat,
      lon,
      areaKm2,
    })),
    categories: [...data.categories.values()].map(({ code, vi: name, en: english, group }) => ({
      code,
      vi: name,
      en: english,
      group,
    })),
    promises: { triage: terms('triage'), accept: terms('accept'), answer: terms('resolve') },
  };
}
