import type { ChannelKind } from '../../../src/channels/kinds.ts';

/** Somebody who writes by this platform, as the platform knows them. */
export type Person = { readonly id: string; readonly name: string; readonly phone?: string };

/** What a person sends; at least one of them. */
export type Said = {
  readonly text?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  readonly point?: { readonly lat: number; readonly lon: number };
};

/** What a person's own device shows. */
export type Shown = {
  readonly id: string;
  readonly from: 'person' | 'hub';
  readonly text: string;
  readonly files: readonly string[];
  readonly at: Date;
};

/** One thing that goes wrong with a platform, switched on and off while it runs. */
export type Fault = { readonly name: string; readonly vi: string; readonly en: string };

/**
 * A platform as it behaves: it signs and retries what it delivers, throttles, expires tokens, closes windows, loses
 * connections and delivers twice. Adapters reach it by their base URL alone.
 */
export type Platform = AsyncDisposable & {
  readonly kind: ChannelKind;
  /** Settings with which an account of the hub speaks with this server. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly faults: readonly Fault[];
  readonly isOn: (fault: string) => boolean;
  readonly set: (fault: string, on: boolean) => void;
  /** Delivers what a person sends to the hub; resolves with the platform's id of it when the hub confirmed, or when the platform gave up. */
  readonly says: (person: Person, said: Said) => Promise<string>;
  /** Everything between the person and the hub, oldest first. */
  readonly screen: (personId: string) => readonly Shown[];
};

/** Where a platform delivers to: the address an administrator pasted into it. */
export type Webhook = { readonly url: () => string };
