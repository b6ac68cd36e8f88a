import type { InboundMessage } from '../../src/channels/inbound.ts';
import { trimReply } from '../../src/domain/mail/trim-reply.ts';
import { isAuthenticated } from './authentication.ts';
import { classifyAutomatic } from './automatic.ts';
import { reportedMessageIds } from './bounce.ts';
import { decodeWords } from './encoded-words.ts';
import { mailLimits } from './limits.ts';
import { messageIds, splitMail, withNullSender, type MailHeaders, type SplitMail } from './mail-headers.ts';
import { mailProblems } from './mail-problems.ts';
import { messageKey } from './message-key.ts';
import { readableRaw, readMime, type MimeContent } from './mime.ts';
import { readReplyToken } from './reply-token.ts';
import type { Mailbox } from './schema.ts';
import { readSender } from './sender.ts';

/** What is known of a mail besides its bytes. */
export type MailContext = {
  /** The mailbox it came to; without one no reply token is looked for and nothing is verified. */
  readonly mailbox?: Mailbox;
  /** Recipients of the SMTP envelope. */
  readonly envelopeTo?: string;
  /** Sender of the SMTP envelope; empty when nobody is to answer. */
  readonly envelopeFrom?: string;
  /** True when only the beginning of the mail was kept. */
  readonly isCutOff?: boolean;
};

/**
 * A raw mail understood: sender, text, files, thread, and whether a machine wrote it. Never throws. What a hostile mail can
 * cost is bounded by the thread that this runs in (`readMailSafely`), not by every rule in here.
 */
export function parseMail(raw: Buffer, context: MailContext = {}): InboundMessage {
  const split = splitMail(raw);
  return describeMail({ raw, split, content: readMime(split), context });
}

/** The same without looking into the parts: header fields and raw lines, in a time that only the limits decide. */
export function parseRawLines(raw: Buffer, context: MailContext = {}): InboundMessage {
  const split = splitMail(raw);
  const content: MimeContent = {
    text: readableRaw(split.body).slice(0, mailLimits.textCharacters),
    html: null,
    attachments: [],
    reports: [],
    notes: [],
    problems: [mailProblems.timeout],
  };
  return describeMail({ raw, split, content, context });
}

type ReadMail = {
  readonly raw: Buffer;
  readonly split: SplitMail;
  readonly content: MimeContent;
  readonly context: MailContext;
};

function describeMail({ raw, split, content, context }: ReadMail): InboundMessage {
  const headers = context.envelopeFrom === '' ? withNullSender(split.headers) : split.headers;
  const sender = readSender(headers);
  const subject = decodeWords(headers.first('subject') ?? '').slice(0, 998);
  const { mailbox } = context;
  const ownAddress = mailbox?.address ?? null;
  const automatic = classifyAutomatic({ headers, subject, from: sender.address, ownAddress, content });
  const answered = answeredIds(headers);
  const attachments = content.attachments;
  const written = shownText(content.text, answered.length > 0 && attachments.length > 0);
  const text = [written, ...content.notes].filter((piece) => piece !== '').join('\n\n');
  return {
    externalId: writtenIds(headers.first('message-id'))[0] ?? `<${messageKey(raw)}@no-message-id.invalid>`,
    from: {
      address: sender.address,
      kind: 'email',
      name: sender.name,
      verified:
        sender.doubt === null &&
        sender.address !== null &&
        isAuthenticated(headers, sender.address, mailbox?.trustedAuthservId),
      ...(sender.doubt !== null && { doubtful: true }),
    },
    alsoKnownAs: [],
    subject: subject === '' ? null : subject,
    text,
    fullText: written === content.text.trim() ? null : content.text,
    html: content.html,
    lang: null,
    sentAt: readDate(headers),
    references: automatic === null ? answered : [...new Set([...answered, ...reportedMessageIds(content)])],
    replyToken: mailbox === undefined ? null : readReplyToken(headers, context.envelopeTo, mailbox.address),
    conversation: null,
    automatic,
    form: null,
    attachments,
    problems: [
      ...(sender.doubt === null ? [] : [sender.doubt]),
      ...(context.isCutOff ? [mailProblems.cutOff] : []),
      ...content.problems,
    ],
  };
}

/** The person's own words; a mail that is nothing but a quote or a forwarded mail is shown whole. */
function shownText(full: string, mayBeEmpty: boolean): string {
  const written = trimReply(full);
  return written === '' && !mayBeEmpty ? full.trim() : written;
}

/** Some programs leave out the angle brackets around a lone id. */
function writtenIds(value: string | null): readonly string[] {
  const ids = messageIds(value);
  const bare = /^[^\s<>@"]{1,120}@[^\s<>@"]{1,120}$/u.exec(value?.trim() ?? '')?.[0];
  return ids.length === 0 && bare !== undefined ? [`<${bare}>`] : ids;
}

/** In-Reply-To first, then References from the newest back. */
function answeredIds(headers: MailHeaders): readonly string[] {
  const references = messageIds(headers.first('references')).toReversed();
  return [...new Set([...writtenIds(headers.first('in-reply-to')), ...references])].slice(0, mailLimits.references);
}

/** The date the sender's program wrote; null when it is none. */
function readDate(headers: MailHeaders): Date | null {
  const date = new Date((headers.first('date') ?? '').replace(/\([^()]*\)/gu, '').trim());
  return Number.isNaN(date.getTime()) ? null : date;
}
