import type { ZodType } from 'zod';
import type { ChannelFamily } from '../domain/reference/channel-entry.ts';
import type { AboutChannel } from './about.ts';
import type { IntakeDoor, NewReceipt, RawInput, Running, StoredReceipt, Verdict } from './door.ts';
import type { Normalised } from './inbound.ts';
import type { ChannelKind, IdentityKind } from './kinds.ts';
import type { OutboundFile, OutboundMessage, Preview, SendRate, SendResult, SentMessage } from './outbound.ts';
import type { Download, MediaPolicy } from './remote-file.ts';

/**
 * Secret state of an account that its platform changes, such as a refresh token that may be used once: encrypted at rest.
 * `update` lets nobody else in until it has saved what `work` resolves to, in all processes; resolves to that.
 */
export type Vault = {
  readonly read: () => Promise<unknown>;
  readonly update: (work: (state: unknown) => Promise<unknown>) => Promise<unknown>;
};

/** One account of a channel (a mailbox, a page, a short code) with its parsed settings, secrets included. */
export type Account<Settings> = {
  readonly id: string;
  readonly settings: Settings;
  /** Where the platform finds this account: `<public address>/webhooks/<kind>/<id>`. */
  readonly webhookUrl: string;
  readonly vault: Vault;
  readonly now: () => Date;
};

/** Joining an account to its platform by the platform's own consent page (OAuth). What it gains is kept in the vault. */
export type Connect<Settings> = {
  /** The address to open; `state` comes back unchanged. */
  readonly start: (
    account: Account<Settings>,
    input: { readonly redirectUri: string; readonly state: string },
  ) => Promise<string>;
  /** Given the query of the way back. Throws when the platform refused. */
  readonly finish: (account: Account<Settings>, query: Readonly<Record<string, string>>) => Promise<void>;
};

/** What an adapter knows of its account's tokens, for the channels page. Times null: not known, or without an end. */
export type TokenState = { readonly obtainedAt: Date | null; readonly expiresAt: Date | null };

export type Capabilities = {
  /** Longest text of one message, in characters. */
  readonly maxText: number;
  /** Files that go with a message: how many, and how large each may be. None: the person opens them on the tracking page. */
  readonly attachments: { readonly maxCount: number; readonly maxBytes: number };
  /** Which identities of a contact this channel can write to. */
  readonly reaches: readonly IdentityKind[];
  readonly rate?: SendRate;
};

/**
 * What a channel is. Adapters translate and nothing else: they never open the database, look up tickets or know another
 * adapter. A new channel is one folder under adapters/ and one line in adapters/index.ts: nothing else names it.
 */
export type ChannelAdapter<Settings> = {
  readonly kind: ChannelKind;
  /** What its people read: decides lengths and templates. */
  readonly family: ChannelFamily;
  readonly about: AboutChannel;
  readonly settings: ZodType<Settings>;
  /** Names of settings that are secret: encrypted at rest, written but never shown. */
  readonly secretSettings: readonly string[];
  readonly capabilities: Capabilities;
  /** Answer to a platform's GET handshake; false: it is refused, null: not a handshake. */
  readonly handshake?: (input: RawInput, account: Account<Settings>) => string | false | null;
  /** False: the hub reads or listens by itself, and nothing is ever delivered to the account's webhook address. */
  readonly usesWebhook?: boolean;
  /** The platform delivers by GET too: what is no handshake goes through `verify`. */
  readonly takesGet?: boolean;
  readonly verify: (input: RawInput, account: Account<Settings>) => Verdict | Promise<Verdict>;
  readonly normalise: (receipt: StoredReceipt, account: Account<Settings>) => Normalised | Promise<Normalised>;
  /** Null: nothing can be sent on this channel (the web form answers on the tracking page). */
  readonly send: ((message: OutboundMessage, account: Account<Settings>) => Promise<SendResult>) | null;
  /** Present when the channel is read by the hub itself, by one poller at a time. */
  readonly listen?: (account: Account<Settings>, door: IntakeDoor) => Promise<Running>;
  /** Where files may be fetched from; absent: this channel names no remote files. */
  readonly media?: (account: Account<Settings>) => MediaPolicy;
  /** Turns a `remote` into an address to fetch; absent: `remote` is that address. */
  readonly locate?: (remote: string, account: Account<Settings>) => Promise<Download>;
  /** False for an identity kind of `capabilities.reaches` that these settings cannot write to. */
  readonly canReach?: (kind: IdentityKind, account: Account<Settings>) => boolean;
  /** False for a file that cannot go to an address of this kind; absent: every file within `capabilities.attachments` can. */
  readonly carries?: (file: OutboundFile, kind: IdentityKind) => boolean;
  /**
   * Settings that take the place of the account's own when it brings a one-time code to an address of this kind, unparsed;
   * null: it brings none there. Absent: a code is a message like any other.
   */
  readonly codeSettings?: (
    kind: IdentityKind,
    account: Account<Settings>,
  ) => Readonly<Record<string, string | number>> | null;
  /**
   * How long after a person last wrote to this account staff may answer them at an address of this kind, in milliseconds;
   * null: without end. Absent: always.
   */
  readonly replyWindowMs?: (kind: IdentityKind, account: Account<Settings>) => number | null;
  /** The text as this channel would send it to an address of this kind, else to its usual one; absent: one message, as it is. */
  readonly preview?: (text: string, account: Account<Settings>, kind?: IdentityKind) => Preview;
  /** How the platform calls a person; null: it does not say. Asked once for each address, never waited for long. */
  readonly profile?: (
    who: { readonly kind: IdentityKind; readonly address: string },
    account: Account<Settings>,
  ) => Promise<{ readonly name: string } | null>;
  /** Hides a public message (a comment) from others, or shows it again; named by its external id. */
  readonly moderate?: (externalId: string, what: 'hide' | 'unhide', account: Account<Settings>) => Promise<SendResult>;
  /** The platform takes a message with the same id once only, so that it may be sent again when nobody knows whether it was. */
  readonly isIdempotent?: (account: Account<Settings>) => boolean;
  /**
   * Asks what became of a message: as a receipt whose notice is not hearsay, the same state under the same id; null: nothing
   * new. Throws when it does not answer. Asked a few times for each message within three days.
   */
  readonly askState?: (sent: SentMessage, account: Account<Settings>) => Promise<NewReceipt | null>;
  readonly connect?: Connect<Settings>;
  /** Keeps the account alive: renews tokens, checks the subscription. Called about every ten minutes; throws with the reason when it is not well. */
  readonly maintain?: (account: Account<Settings>) => Promise<TokenState>;
  /** A live check of the settings for the channels page and `hub channel test`. */
  readonly test?: (account: Account<Settings>) => Promise<{ readonly ok: boolean; readonly detail: string }>;
};

/** An adapter whose settings are still unparsed: what the registry holds and the rest of the hub calls. */
export type RegisteredAdapter = ChannelAdapter<unknown>;

/**
 * Makes an adapter for the registry: settings are parsed by the adapter's own schema at each call's edge, so that the
 * rest of the hub never needs to know their shape. Throws the schema's error when the settings do not fit.
 */
export function defineAdapter<Settings>(adapter: ChannelAdapter<Settings>): RegisteredAdapter {
  const parsed = (account: Account<unknown>): Account<Settings> => ({
    ...account,
    settings: adapter.settings.parse(account.settings),
  });
  const { handshake, send, listen, media, locate, canReach, codeSettings, replyWindowMs, preview } = adapter;
  const { carries, isIdempotent, profile, moderate, askState, connect, maintain, test } = adapter;
  return {
    kind: adapter.kind,
    family: adapter.family,
    about: adapter.about,
    settings: adapter.settings,
    secretSettings: adapter.secretSettings,
    capabilities: adapter.capabilities,
    ...(adapter.usesWebhook !== undefined && { usesWebhook: adapter.usesWebhook }),
    ...(adapter.takesGet !== undefined && { takesGet: adapter.takesGet }),
    verify: (input, account) => adapter.verify(input, parsed(account)),
    normalise: (receipt, account) => adapter.normalise(receipt, parsed(account)),
    send: send === null ? null : (message, account) => send(message, parsed(account)),
    ...(handshake && { handshake: (input, account) => handshake(input, parsed(account)) }),
    ...(listen && { listen: (account, door) => listen(parsed(account), door) }),
    ...(media && { media: (account) => media(parsed(account)) }),
    ...(locate && { locate: (remote, account) => locate(remote, parsed(account)) }),
    ...(canReach && { canReach: (kind, account) => canReach(kind, parsed(account)) }),
    ...(carries && { carries }),
    ...(codeSettings && { codeSettings: (kind, account) => codeSettings(kind, parsed(account)) }),
    ...(replyWindowMs && { replyWindowMs: (kind, account) => replyWindowMs(kind, parsed(account)) }),
    ...(preview && { preview: (text, account, kind) => preview(text, parsed(account), kind) }),
    ...(profile && { profile: (who, account) => profile(who, parsed(account)) }),
    ...(moderate && { moderate: (externalId, what, account) => moderate(externalId, what, parsed(account)) }),
    ...(isIdempotent && { isIdempotent: (account) => isIdempotent(parsed(account)) }),
    ...(askState && { askState: (sent, account) => askState(sent, parsed(account)) }),
    ...(connect && {
      connect: {
        start: (account, input) => connect.start(parsed(account), input),
        finish: (account, query) => connect.finish(parsed(account), query),
      },
    }),
    ...(maintain && { maintain: (account) => maintain(parsed(account)) }),
    ...(test && { test: (account) => test(parsed(account)) }),
  };
}
