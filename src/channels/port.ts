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
export type IdentityKind = 'email' | 'phone' | 'zalo' | 'messenger' | 'facebook' | 'telegram' | 'web';

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

/** Bytes as they came over a front door, before anybody parsed them. Header names are lower-case. */
export type RawInput = {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
};

/** One thing to store: unique per (account, kind, externalId). `body` is what `normalise` will be given. */
export type NewReceipt = {
  readonly kind: string;
  readonly externalId: string;
  readonly body: Buffer;
  /** How long to wait for its companions (the pictures of an album come one by one), in milliseconds. */
  readonly settleMs?: number;
};

/** What a platform wants to read back; without one it gets `ok` as text/plain. */
export type DoorAnswer = { readonly type: 'text/plain' | 'text/xml' | 'application/json'; readonly text: string };

/** A mistake in a form, tied to the field it was made in. */
export type FieldProblem = { readonly field: string; readonly message: Bilingual };

/** Whether the input may come in. A refusal is told to the caller; nothing of it is stored. */
export type Verdict =
  | { readonly ok: true; readonly receipts: readonly NewReceipt[]; readonly answer?: DoorAnswer }
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

/** A file that came with a message. */
export type InboundAttachment = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Shown inside the text, not as a file beside it. */
  readonly inline?: true;
  /** How HTML names it (`cid:`). */
  readonly contentId?: string;
};

/** A file that lies with the platform still: `remote` is its address, or what `locate` needs to find it. */
export type RemoteFile = { readonly name: string; readonly type: string; readonly remote: string };

/** Where a remote file lies. Fetched by the hub through its egress guard, never by an adapter. */
export type Download = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

/** Which hosts files may be fetched from; everything else, and every private address, is refused. */
export type MediaPolicy = {
  /** Host names of the platform, `*.example.com` for all under one. HTTPS only. */
  readonly hosts: readonly string[];
  /** Origins that an administrator wrote into the settings (a base URL): fetched as they are, also inside the own network. */
  readonly origins: readonly string[];
  readonly maxBytes: number;
};

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
  /** Messages that the platform splits (an album) carry one group and become one message. */
  readonly group?: string;
  /** Where the sender says to be; forms say it in `form`. */
  readonly point?: { readonly lat: number; readonly lon: number };
  /** Written where everybody reads it (a comment): the answer there must hold nothing private. */
  readonly isPublic?: boolean;
  /** The public address of it, for staff. */
  readonly permalink?: string;
  readonly automatic: Automatic | null;
  readonly form: FormChoices | null;
  readonly attachments: readonly InboundAttachment[];
  /** Files to fetch before the message is taken over; one that cannot be had becomes a problem, not a lost message. */
  readonly remoteFiles?: readonly RemoteFile[];
  /** What could not be taken over (too large, unreadable), for staff and for the receipt to the sender. */
  readonly problems: readonly Bilingual[];
};

/** What a platform says of one of our messages: named by its id there, by our own id, or as all before an instant. */
export type DeliveryReport = {
  readonly about:
    | { readonly providerId: string }
    | { readonly messageId: string }
    | { readonly address: string; readonly upTo: Date };
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly errorClass?: SendErrorClass;
  readonly detail?: string;
};

/** One event of a telephone call. Events of one call may come late, twice and in any order. */
export type CallEvent = {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly event: 'ringing' | 'answered' | 'ended' | 'missed' | 'voicemail' | 'recording';
  /** The other side's number, E.164 where it is one; null: hidden. */
  readonly caller: string | null;
  readonly hotline: string | null;
  /** The operator's telephone. */
  readonly extension: string | null;
  readonly at: Date;
  readonly talkSeconds?: number;
  readonly recording?: string;
};

/** What is no message itself but changes what the hub knows. */
export type Notice =
  | { readonly kind: 'delivery'; readonly reports: readonly DeliveryReport[] }
  /** The sender changed a message; `version` counts up (an edit number or time), an older one changes nothing. */
  | {
      readonly kind: 'edited';
      readonly externalId: string;
      readonly text: string;
      readonly version: number;
      readonly at: Date;
    }
  /** The sender took a message back. The hub keeps it and says so. */
  | { readonly kind: 'removed'; readonly externalId: string; readonly at: Date }
  /** Somebody of ours answered in the platform's own app, or it repeats what the hub sent (`messageId`, ours). */
  | {
      readonly kind: 'echo';
      readonly externalId: string;
      readonly messageId: string | null;
      readonly to: { readonly kind: IdentityKind; readonly address: string };
      readonly text: string;
      readonly author: string | null;
      readonly remoteFiles: readonly RemoteFile[];
      readonly at: Date;
    }
  /** What a person did with the channel. `consented` brings addresses that the platform vouches for. */
  | {
      readonly kind: 'person';
      readonly who: { readonly kind: IdentityKind; readonly address: string };
      readonly did: 'followed' | 'left' | 'consented' | 'withdrew';
      readonly name: string | null;
      readonly alsoKnownAs: readonly { readonly kind: IdentityKind; readonly address: string }[];
      readonly at: Date;
    }
  | { readonly kind: 'call'; readonly call: CallEvent };

/** What a receipt turned out to be. `unreadable` puts it into quarantine with its reason; nothing is dropped. */
export type Normalised =
  | { readonly type: 'message'; readonly message: InboundMessage }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'ignore'; readonly reason: string }
  | { readonly type: 'unreadable'; readonly reason: string };

export type OutboundAttachment = { readonly name: string; readonly type: string; readonly bytes: Buffer };

export type OutboundMessage = {
  /** Stable over retries; providers that know idempotency get it, mail makes its Message-ID of it. */
  readonly id: string;
  readonly to: { readonly kind: IdentityKind; readonly address: string; readonly name: string | null };
  readonly subject: string;
  readonly text: string;
  /** The same without anything private, above all without the link that opens the ticket; for places that everybody reads. */
  readonly publicText: string;
  /** The ticket's code and, for templates of a platform, what else they may name. */
  readonly facts: Readonly<Record<'code' | 'agency' | 'link', string>>;
  /** When this person last wrote to this account; reply windows are counted from it. Null: never. */
  readonly lastInboundAt: Date | null;
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
  | {
      readonly state: 'sent';
      readonly providerId: string | null;
      /** Ids of the earlier parts, where one message went in several. */
      readonly alsoProviderIds?: readonly string[];
    }
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

/** A text as the channel will show it, before it is sent. */
export type Preview = {
  /** What the person gets, one entry per message or SMS. */
  readonly parts: readonly string[];
  /** What is paid and counted: SMS segments, or messages. */
  readonly count: number;
  readonly encoding: 'GSM-7' | 'UCS-2' | null;
  readonly problems: readonly Bilingual[];
};

/** How fast an account may send; above it messages wait. */
export type SendRate = { readonly perSecond: number; readonly burst: number };

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
  readonly attachments: { readonly maxCount: number; readonly maxBytes: number };
  /** Which identities of a contact this channel can write to. */
  readonly reaches: readonly IdentityKind[];
  readonly rate?: SendRate;
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
  /** Answer to a platform's GET handshake; null: not a handshake. */
  readonly handshake?: (input: RawInput, account: Account<Settings>) => string | null;
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
  /**
   * How long after a person last wrote to this account staff may answer them at an address of this kind, in milliseconds;
   * null: without end. Absent: always.
   */
  readonly replyWindowMs?: (kind: IdentityKind, account: Account<Settings>) => number | null;
  /** The text as this channel would send it; absent: one message, as it is. */
  readonly preview?: (text: string, account: Account<Settings>) => Preview;
  /** How the platform calls a person; null: it does not say. Asked once for each address, never waited for long. */
  readonly profile?: (
    who: { readonly kind: IdentityKind; readonly address: string },
    account: Account<Settings>,
  ) => Promise<{ readonly name: string } | null>;
  /** Hides a public message (a comment) from others, or shows it again; named by its external id. */
  readonly moderate?: (externalId: string, what: 'hide' | 'unhide', account: Account<Settings>) => Promise<SendResult>;
  /** The platform takes a message with the same id once only, so that it may be sent again when nobody knows whether it was. */
  readonly isIdempotent?: (account: Account<Settings>) => boolean;
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
  const { handshake, send, listen, media, locate, canReach, replyWindowMs, preview, isIdempotent } = adapter;
  const { profile, moderate, connect, maintain, test } = adapter;
  return {
    kind: adapter.kind,
    name: adapter.name,
    settings: adapter.settings,
    secretSettings: adapter.secretSettings,
    capabilities: adapter.capabilities,
    ...(adapter.takesGet !== undefined && { takesGet: adapter.takesGet }),
    verify: (input, account) => adapter.verify(input, parsed(account)),
    normalise: (receipt, account) => adapter.normalise(receipt, parsed(account)),
    send: send === null ? null : (message, account) => send(message, parsed(account)),
    ...(handshake && { handshake: (input, account) => handshake(input, parsed(account)) }),
    ...(listen && { listen: (account, door) => listen(parsed(account), door) }),
    ...(media && { media: (account) => media(parsed(account)) }),
    ...(locate && { locate: (remote, account) => locate(remote, parsed(account)) }),
    ...(canReach && { canReach: (kind, account) => canReach(kind, parsed(account)) }),
    ...(replyWindowMs && { replyWindowMs: (kind, account) => replyWindowMs(kind, parsed(account)) }),
    ...(preview && { preview: (text, account) => preview(text, parsed(account)) }),
    ...(profile && { profile: (who, account) => profile(who, parsed(account)) }),
    ...(moderate && { moderate: (externalId, what, account) => moderate(externalId, what, parsed(account)) }),
    ...(isIdempotent && { isIdempotent: (account) => isIdempotent(parsed(account)) }),
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
