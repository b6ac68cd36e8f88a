import type { Calendar } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import type { Policy } from '../sla/policy.ts';
import type { AddressEntry, ChannelEntry } from './channel-entry.ts';

type Named = { readonly code: string; readonly vi: string; readonly en: string };

/** A name for reading; `retired`: nobody chooses it any more, and what was there before still names it. */
export type NameEntry = Named & { readonly retired: boolean };
export type AgencyEntry = Named & {
  readonly kind: string;
  readonly parent: string | null;
  readonly calendarId: string;
};
export type CategoryEntry = Named & {
  readonly group: string;
  readonly agency: string | null;
  readonly complexity: 'simple' | 'complex';
};
export type CommuneEntry = Named & { readonly lat: number; readonly lon: number; readonly areaKm2: number | null };

/** The small tables that almost everything needs, as one immutable value. */
export type ReferenceData = {
  readonly province: Named & { readonly codePrefix: string };
  readonly agencies: ReadonlyMap<string, AgencyEntry>;
  readonly categories: ReadonlyMap<string, CategoryEntry>;
  readonly communes: ReadonlyMap<string, CommuneEntry>;
  /** Of agencies and categories, the retired ones too: to tell what a ticket has, never to choose from. */
  readonly names: {
    readonly agencies: ReadonlyMap<string, NameEntry>;
    readonly categories: ReadonlyMap<string, NameEntry>;
  };
  readonly policies: readonly Policy[];
  readonly calendars: ReadonlyMap<string, { readonly calendar: Calendar; readonly compiled: CompiledCalendar }>;
  /** `key/channel/lang` -> template; channel `*` serves all. */
  readonly templates: ReadonlyMap<string, { readonly subject: string | null; readonly body: string }>;
  readonly reopenDays: number;
  readonly channels: ReadonlyMap<string, ChannelEntry>;
  /** In the order in which a person is best written to. */
  readonly addresses: ReadonlyMap<string, AddressEntry>;
};

/** What an administrator keeps in the database; the rest comes with the channels. */
export type StoredReference = Omit<ReferenceData, 'channels' | 'addresses'>;
