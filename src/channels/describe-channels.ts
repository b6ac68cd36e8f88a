import {
  outlinePattern,
  type AddressEntry,
  type ChannelEntry,
  type ChannelFamily,
} from '../domain/reference/channel-entry.ts';
import type { AboutChannel, AddressKind } from './about.ts';
import { outlines } from './outlines.ts';

type Described = { readonly kind: string; readonly family: ChannelFamily; readonly about: AboutChannel };

/** What people can read out and staff can write down, whichever channel uses it. */
const plainAddresses: readonly (AddressKind & { readonly icon: string })[] = [
  {
    kind: 'phone',
    label: { vi: 'Điện thoại', en: 'Phone' },
    example: { vi: 'Số điện thoại', en: 'Telephone number' },
    icon: outlines.telephone,
  },
  {
    kind: 'email',
    label: { vi: 'Thư điện tử', en: 'E-mail' },
    example: { vi: 'Thư điện tử', en: 'E-mail' },
    icon: outlines.letter,
  },
];

function byKind<Entry extends { readonly kind: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    if (!/^[a-z][a-z0-9-]{0,19}$/u.test(entry.kind)) throw new Error(`${entry.kind} is no name of a kind`);
    if (found.has(entry.kind)) throw new Error(`two adapters name the kind ${entry.kind}`);
    found.set(entry.kind, entry);
  }
  return found;
}

/** A kind of address that a trial message may be sent to when `example` is there. */
export type DescribedAddress = AddressEntry & Pick<AddressKind, 'example'>;

/**
 * All kinds of channels, and of addresses in the order in which a person is best written to: their account on a platform,
 * then the telephone, then mail. Throws when two adapters use one name, or when an icon is no outline.
 */
export function describeChannels(adapters: readonly Described[]): {
  readonly channels: ReadonlyMap<string, ChannelEntry>;
  readonly addresses: ReadonlyMap<string, DescribedAddress>;
} {
  for (const { kind, about } of adapters)
    if (!outlinePattern.test(about.icon)) throw new Error(`the icon of ${kind} is no outline`);
  const own = adapters.flatMap(({ about }) =>
    (about.addresses ?? []).map((address) => ({ ...address, icon: about.icon })),
  );
  return {
    channels: byKind(
      adapters.map(({ kind, family, about: { name, label, icon } }) => ({ kind, name, label, icon, family })),
    ),
    addresses: byKind([
      ...own.filter((one) => !one.isLastResort),
      ...plainAddresses,
      ...own.filter((one) => one.isLastResort),
    ]),
  };
}
