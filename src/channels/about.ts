import type { Bilingual } from '../lib/bilingual.ts';
import type { IdentityKind } from './kinds.ts';

/** What a setting is called, and what to write there. */
type SettingWords = {
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  /** Names of the choices, by their values. */
  readonly choices?: Readonly<Record<string, Bilingual>>;
  /** For tests, odd networks and odd providers: stands behind a fold. */
  readonly isAdvanced?: true;
  /** Takes several lines. */
  readonly isLong?: true;
};

/** A kind of address that people have because of this channel. */
export type AddressKind = {
  /** Stands in the database; never the name of another channel's. */
  readonly kind: IdentityKind;
  /** Over an address of a contact. */
  readonly label: Bilingual;
  /** What an administrator types to get a trial message; absent: nobody can type such an address. */
  readonly example?: Bilingual;
  /** Offered after all other addresses of a person: everybody reads it, or nobody is told that something came. */
  readonly isLastResort?: true;
};

/**
 * All that is said of a channel, in both languages: pages of staff and of the public take it from here alone. `Setting`:
 * names of its settings, so that the compiler misses the words of one.
 */
export type AboutChannel<Setting extends string = string> = {
  /** Among kinds of channels, for administrators: `SMS over Twilio`. */
  readonly name: Bilingual;
  /** As people call it, on tickets and on the portal: `SMS`. Several kinds may share one. */
  readonly label: Bilingual;
  /** Path data of an SVG: an outline on a grid of 24 x 24, drawn with a stroke of 1.75 in the colour of the text. */
  readonly icon: string;
  /** Absent: its people are known by mail address or telephone number. */
  readonly addresses?: readonly AddressKind[];
  readonly settings: Readonly<Record<Setting, SettingWords>>;
  /** How an administrator connects an account: what to fetch, where to paste. */
  readonly steps: readonly Bilingual[];
};
