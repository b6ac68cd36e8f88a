import type { Bilingual } from '../lib/bilingual.ts';
import type { IdentityKind } from './kinds.ts';
import type { Notice } from './notice.ts';
import type { RemoteFile } from './remote-file.ts';

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
  /** Where it stands among those of its group, as the platform counts; without it they stand as they came. */
  readonly groupPlace?: number;
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

/** A message of which only so much is told; all else of it is empty. */
export function plainMessage(
  told: Pick<InboundMessage, 'externalId' | 'from'> & Partial<InboundMessage>,
): InboundMessage {
  return {
    alsoKnownAs: [],
    subject: null,
    text: '',
    fullText: null,
    html: null,
    lang: null,
    sentAt: null,
    references: [],
    replyToken: null,
    conversation: null,
    automatic: null,
    form: null,
    attachments: [],
    problems: [],
    ...told,
  };
}

/** Whether nothing at all was sent: no words, no subject, no file, nor anything that was lost. Such a message is ignored. */
export function saysNothing({ text, subject, attachments, remoteFiles, problems }: InboundMessage): boolean {
  const isBare = attachments.length === 0 && (remoteFiles?.length ?? 0) === 0 && problems.length === 0;
  return text === '' && !subject && isBare;
}

/** What a receipt turned out to be. `unreadable` puts it into quarantine with its reason; nothing is dropped. */
export type Normalised =
  | { readonly type: 'message'; readonly message: InboundMessage }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'ignore'; readonly reason: string }
  | { readonly type: 'unreadable'; readonly reason: string };
