import type { Bilingual } from '../lib/bilingual.ts';
import type { IdentityKind } from './kinds.ts';

/** What is known of a file before it is read: `type` is its MIME type by content, `size` in bytes. */
export type OutboundFile = { readonly name: string; readonly type: string; readonly size: number };

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

/** A message that went out, of which no report has come. */
export type SentMessage = {
  /** The platform's id of it, and ours. */
  readonly providerId: string;
  readonly messageId: string;
};

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
