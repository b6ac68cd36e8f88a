import type { Bilingual } from '../lib/bilingual.ts';

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
  /** Receipts of one group wait for each other: each that comes gives all of them `settleMs` anew, a minute at the most. */
  readonly group?: string;
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
