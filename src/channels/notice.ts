import type { Bilingual } from '../lib/bilingual.ts';
import type { IdentityKind } from './kinds.ts';
import type { SendErrorClass } from './outbound.ts';
import type { RemoteFile } from './remote-file.ts';

/** What a platform says of one of our messages: named by its id there, by our own id, or as all before an instant. */
export type DeliveryReport = {
  readonly about:
    | { readonly providerId: string }
    | { readonly messageId: string }
    | { readonly address: string; readonly upTo: Date };
  /** `unknown`: the platform gave up without knowing whether it arrived; a person decides. */
  readonly state: 'sent' | 'delivered' | 'read' | 'failed' | 'unknown';
  readonly errorClass?: SendErrorClass;
  readonly detail?: string;
  /** Of a failure: it surely did not arrive, and what hindered it passes. Once more on the same account after so long. */
  readonly retryAfterMs?: number;
  /** Of a failure that nobody signed: it counts when the platform, asked by `askState`, says the same. */
  readonly isHearsay?: true;
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
      /** All files of the message as it is now, where the platform repeats them; those that it had are known by their bytes. */
      readonly remoteFiles?: readonly RemoteFile[];
      readonly problems?: readonly Bilingual[];
      readonly at: Date;
    }
  /** The sender took a message back. The hub keeps it and says so. */
  | { readonly kind: 'removed'; readonly externalId: string; readonly at: Date }
  /** Somebody of ours hid a public message from others in the platform's own app, or showed it again; or the hub did, and hears of it. */
  | { readonly kind: 'moderated'; readonly externalId: string; readonly what: 'hide' | 'unhide'; readonly at: Date }
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
  /**
   * What a person did with the channel. `consented` brings addresses that the platform vouches for; `stopped` asked the
   * platform's own list for silence, until they ask for the opposite; `withdrew` takes back the consent to it all, or asks for
   * deletion: people see to that.
   */
  | {
      readonly kind: 'person';
      readonly who: { readonly kind: IdentityKind; readonly address: string };
      readonly did: 'followed' | 'left' | 'stopped' | 'consented' | 'withdrew';
      readonly name: string | null;
      readonly alsoKnownAs: readonly { readonly kind: IdentityKind; readonly address: string }[];
      readonly at: Date;
    }
  | { readonly kind: 'call'; readonly call: CallEvent };
