import type { ZodType } from 'zod';

/** Every way a person can reach the hub. Names are stable: they stand in URLs, settings and exports. */
export const channelKinds = [
  'web',
  'email',
  'zalo',
  'facebook',
  'twilio',
  'sms-http',
  'smpp',
  'telegram',
  'voice',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** A sentence for people, in both languages of the hub. */
export type Bilingual = { readonly vi: string; readonly en: string };

/** What kind of address an identity is. One person may have several. */
export type IdentityKind = 'email' | 'phone' | 'zalo' | 'messenger' | 'telegram' | 'web';

/** One account of a channel (a mailbox, a page, a short code) with its parsed settings, secrets included. */
export type Account<Settings> = { readonly id: string; readonly settings: Settings };

/** Bytes as they came over a front door, before anybody parsed them. Header names are lower-case. */
export type RawInput = {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
};

/** One thing to store: unique per (account, kind, externalId). `body` is what `normalise` will be given. */
export type NewReceipt = { readonly kind: string; readonly externalId: string; readonly body: Buffer };

/** A mistake in a form, tied to the field it was made in. */
export type FieldProblem = { readonly field: string; readonly message: Bilingual };

/** Whether the input may come in. A refusal is told to the caller; nothing of it is stored. */
export type Verdict =
  | { readonly ok: true; readonly receipts: readonly NewReceipt[] }
  | {
      readonly ok: false;
      readonly status: 400 | 401 | 403 | 413 | 415;
      readonly code: string;
      readonly message: Bilingual;
      readonly fields?: readonly FieldProblem[];
    };

/** A stored receipt, given back to the adapter to be understood. */
export type StoredReceipt = {
  readonly kind: string;
  readonly externalId: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
};

export type Sender = {
  /** Normalised address: lower-case mail address, E.164 phone, platform user id. Null: nameless. */
  readonly address: string | null;
  readonly kind: IdentityKind;
  readonly name: string | null;
  /** True only when the channel itself vouches for the address. False: never matched to a contact or to staff. */
  readonly verified: boolean;
  /** True when the message contradicts itself about who sent it: matched to nobody, written to nobody. */
  readonly doubtful?: boolean;
};

export type InboundAttachment = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** Mail that a machine wrote: recorded, never answered, never allowed to reopen. */
export type Automatic = {
  readonly kind: 'bounce' | 'delayed' | 'complaint' | 'auto-reply' | 'list' | 'own-loop';
  readonly detail: string;
  /** For bounces: whose address failed, and for good or for a time. */
  readonly failed?: { readonly address: string; readonly permanent: boolean };
};

/** What the sender chose on a form; absent on channels that have none. */
export type FormChoices = {
  readonly categoryCode?: string;
  readonly unitCode?: string;
  readonly address?: string;
  readonly point?: { readonly lat: number; readonly lon: number };
  readonly hideIdentity: boolean;
  readonly contactKind: 'person' | 'business';
};

export type InboundMessage = {
  /** The platform's id of the message (Message-ID for mail). */
  readonly externalId: string;
  readonly from: Sender;
  /** Other addresses that the sender gave of themselves (a phone typed into the web form). */
  readonly alsoKnownAs: readonly { readonly kind: IdentityKind; readonly address: string }[];
  readonly subject: string | null;
  /** What the person wrote. */
  readonly text: string;
  /** All that came, when `text` is a part of it. */
  readonly fullText: string | null;
  /** HTML as it came, unsafe; sanitised before it is shown. */
  readonly html: string | null;
  readonly lang: 'vi' | 'en' | null;
  readonly sentAt: Date | null;
  /** External ids this one answers, nearest first. */
  readonly references: readonly string[];
  /** The signed token from the address this was sent to, unchecked. */
  readonly replyToken: string | null;
  /** Chat conversation within the account; a message joins the open ticket of its conversation. */
  readonly conversation: string | null;
  readonly automatic: Automatic | null;
  readonly form: FormChoices | null;
  readonly attachments: readonly InboundAttachment[];
  /** What could not be taken over (too large, unreadable), for staff and for the receipt to the sender. */
  readonly problems: readonly Bilingual[];
};

/** What a receipt turned out to be. `unreadable` puts it into quarantine with its reason; nothing is dropped. */
export type Normalised =
  | { readonly type: 'message'; readonly message: InboundMessage }
  | { readonly type: 'ignore'; readonly reason: string }
  | { readonly type: 'unreadable'; readonly reason: string };

export type OutboundAttachment = { readonly name: string; readonly type: string; readonly bytes: Buffer };

export type OutboundMessage = {
  /** Stable over retries; providers that know idempotency get it, mail makes its Message-ID of it. */
  readonly id: string;
  readonly to: { readonly address: string; readonly name: string | null };
  readonly subject: string;
  readonly text: string;
  readonly lang: 'vi' | 'en';
  /** Written by the hub, not by a person: must be marked as automatic on the channel. */
  readonly automatic: boolean;
  /** External ids of the conversation so far, oldest first; the last is the one answered. */
  readonly references: readonly string[];
  /** Signed token that brings the answer back to its ticket. */
  readonly replyToken: string;
  readonly attachments: readonly OutboundAttachment[];
};

/** Classes decide what happens next: retry later, give up, ask an administrator, offer another channel. */
export type SendErrorClass = 'retry' | 'permanent' | 'reauth' | 'window_closed' | 'recipient_unreachable' | 'config';

export type SendResult =
  | { readonly state: 'sent'; readonly providerId: string | null }
  | {
      readonly state: 'failed';
      readonly errorClass: SendErrorClass;
      readonly detail: string;
      readonly retryAfterMs?: number;
    }
  /** The provider may or may not have it; a person decides. */
  | { readonly state: 'unknown'; readonly detail: string };

/** What the hub hands to an adapter that fetches or listens by itself (IMAP, SMTP listener, long polling). */
export type IntakeDoor = {
  /** The last saved position, or null at the first start. */
  readonly loadCursor: (name: string) => Promise<unknown>;
  /** Stores receipts and the new position in one transaction; resolves after the commit. */
  readonly accept: (batch: {
    readonly receipts: readonly (NewReceipt & { readonly headers: Readonly<Record<string, string>> })[];
    readonly cursor?: { readonly name: string; readonly value: unknown };
  }) => Promise<void>;
  /** Health of the connection, for the channels page; null when well. */
  readonly report: (error: string | null) => void;
  readonly log: { warn: (fields: object, message: string) => void; info: (fields: object, message: string) => void };
};

/** A running reader; disposing it stops it and waits for the work in hand. */
export type Running = AsyncDisposable;

export type Capabilities = {
  /** Longest text of one message, in characters. */
  readonly maxText: number;
  readonly attachments: { readonly maxCount: number; readonly maxBytes: number };
  /** Which identities of a contact this channel can write to. */
  readonly reaches: readonly IdentityKind[];
};

/**
 * What a channel is. Adapters translate and nothing else: they never open the database, look up tickets or know another
 * adapter. A new channel is one folder under adapters/ and one line in adapters/index.ts.
 */
export type ChannelAdapter<Settings> = {
  readonly kind: ChannelKind;
  readonly name: Bilingual;
  readonly settings: ZodType<Settings>;
  /** Names of settings that are secret: encrypted at rest, written but never shown. */
  readonly secretSettings: readonly string[];
  readonly capabilities: Capabilities;
  /** Answer to a platform's GET handshake; null: 404. */
  readonly handshake?: (input: RawInput, account: Account<Settings>) => string | null;
  readonly verify: (input: RawInput, account: Account<Settings>) => Verdict | Promise<Verdict>;
  readonly normalise: (receipt: StoredReceipt, account: Account<Settings>) => Normalised | Promise<Normalised>;
  /** Null: nothing can be sent on this channel (the web form answers on the tracking page). */
  readonly send: ((message: OutboundMessage, account: Account<Settings>) => Promise<SendResult>) | null;
  /** Present when the channel is read by the hub itself, by one poller at a time. */
  readonly listen?: (account: Account<Settings>, door: IntakeDoor) => Promise<Running>;
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
    id: account.id,
    settings: adapter.settings.parse(account.settings),
  });
  const { handshake, send, listen, test } = adapter;
  return {
    kind: adapter.kind,
    name: adapter.name,
    settings: adapter.settings,
    secretSettings: adapter.secretSettings,
    capabilities: adapter.capabilities,
    verify: (input, account) => adapter.verify(input, parsed(account)),
    normalise: (receipt, account) => adapter.normalise(receipt, parsed(account)),
    send: send === null ? null : (message, account) => send(message, parsed(account)),
    ...(handshake && { handshake: (input, account) => handshake(input, parsed(account)) }),
    ...(listen && { listen: (account, door) => listen(parsed(account), door) }),
    ...(test && { test: (account) => test(parsed(account)) }),
  };
}
