import { MailParser, type AttachmentStream, type MessageText } from 'mailparser';
import type { Bilingual, InboundAttachment } from '../../src/channels/port.ts';
import { decodeCharset, decodeText, stripNul } from '../../src/domain/mail/decode-text.ts';
import { htmlToText } from './html-text.ts';
import { mailLimits } from './limits.ts';
import { parameter, type SplitMail } from './mail-headers.ts';
import { mailProblems } from './mail-problems.ts';

/** A part written for machines: a delivery report or a complaint. */
export type ReportPart = { readonly type: string; readonly text: string };

/** The content of a mail after MIME: bodies, files, and what could not be taken over. */
export type MimeContent = {
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly InboundAttachment[];
  readonly reports: readonly ReportPart[];
  readonly problems: readonly Bilingual[];
};

type Draft = {
  text: string;
  html: string;
  readonly attachments: InboundAttachment[];
  readonly reports: ReportPart[];
  readonly problems: Bilingual[];
  totalBytes: number;
};

const reportTypes: readonly string[] = [
  'message/delivery-status',
  'message/global-delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
  'text/rfc822-headers',
];

/**
 * Parses the MIME structure with bounds on parts, sizes and time. A mail that no parser accepts is given back as the text
 * of its raw body with a problem: it is still something that a person sent. Never throws.
 */
export async function readMime(raw: Buffer, split: SplitMail): Promise<MimeContent> {
  const draft: Draft = { text: '', html: '', attachments: [], reports: [], problems: [], totalBytes: 0 };
  try {
    await parseInto(draft, raw);
  } catch {
    draft.text = readableRaw(split.body);
    draft.problems.push(mailProblems.structure);
  }
  return finish(draft, split);
}

function finish(draft: Draft, split: SplitMail): MimeContent {
  const hasLostLetters = draft.text.includes('\uFFFD');
  const source = (hasLostLetters ? unencodedBody(split) : null) ?? draft.text;
  if (hasLostLetters) draft.problems.push(mailProblems.letters);
  const html = draft.html === '' ? null : stripNul(draft.html);
  const readable = source.trim() === '' && html !== null ? htmlToText(html) : source;
  const text = stripNul(readable).normalize('NFC');
  if (text.length > mailLimits.textCharacters) draft.problems.push(mailProblems.length);
  return {
    text: text.slice(0, mailLimits.textCharacters),
    html: html !== null && html.length <= mailLimits.htmlCharacters ? html : null,
    attachments: draft.attachments,
    reports: draft.reports,
    problems: draft.problems,
  };
}

function parseInto(draft: Draft, raw: Buffer): Promise<void> {
  // An attached mail stays a file: its text is not what this sender wrote.
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    maxHeadSize: mailLimits.headerBytes,
    maxChildNodes: mailLimits.parts,
    checksumAlgo: 'sha1',
  };
  return new Promise((resolve, reject) => {
    const parser = new MailParser(options);
    const fail = (error: unknown): void => {
      clearTimeout(deadline);
      parser.destroy();
      reject(error instanceof Error ? error : new Error('unreadable mail'));
    };
    const deadline = setTimeout(() => fail(new Error('parsing took too long')), mailLimits.parseMs);
    parser.on('error', fail);
    parser.on('data', (part: AttachmentStream | MessageText) => {
      if (part.type === 'attachment') takeAttachment(draft, part);
      else takeBody(draft, part);
    });
    parser.on('end', () => {
      clearTimeout(deadline);
      resolve();
    });
    parser.end(raw);
  });
}

function takeBody(draft: Draft, part: MessageText): void {
  draft.text = typeof part.text === 'string' ? part.text : '';
  draft.html = typeof part.html === 'string' ? part.html : '';
}

function takeAttachment(draft: Draft, part: AttachmentStream): void {
  const name = fileName(part, draft.attachments.length + 1);
  const type = cleanName(part.contentType).toLowerCase() || 'application/octet-stream';
  const isReport = reportTypes.includes(type);
  const chunks: Buffer[] = [];
  let size = 0;
  part.content.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mailLimits.attachmentBytes) chunks.push(chunk);
  });
  part.content.on('end', () => {
    if (isReport) draft.reports.push({ type, text: decodeText(Buffer.concat(chunks)).text });
    else keepAttachment(draft, { name, type, bytes: Buffer.concat(chunks) }, size);
    part.release();
  });
}

function keepAttachment(draft: Draft, attachment: InboundAttachment, size: number): void {
  if (draft.attachments.length >= mailLimits.attachmentCount) {
    draft.problems.push(mailProblems.tooManyFiles(attachment.name));
  } else if (size > mailLimits.attachmentBytes || draft.totalBytes + size > mailLimits.attachmentTotalBytes) {
    draft.problems.push(mailProblems.fileTooLarge(attachment.name));
  } else {
    draft.totalBytes += size;
    draft.attachments.push(attachment);
  }
}

function fileName(part: AttachmentStream, position: number): string {
  const name = cleanName(part.filename ?? '');
  if (name !== '') return name;
  return part.contentType === 'message/rfc822' ? `message-${position}.eml` : `attachment-${position}`;
}

function cleanName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
}

/** The body of a mail of one part in plain 8-bit text, whose letters are lost when no charset was declared. */
function unencodedBody(split: SplitMail): string | null {
  const type = split.headers.first('content-type') ?? 'text/plain';
  const encoding = split.headers.first('content-transfer-encoding')?.toLowerCase() ?? '8bit';
  if (!/^text\/plain\b/iu.test(type) || !['7bit', '8bit', 'binary'].includes(encoding)) return null;
  const decoded = decodeCharset(split.body, parameter(type, 'charset')).text.replaceAll('\r\n', '\n');
  return decoded.includes('\uFFFD') ? null : decoded;
}

/** What a person can read of a body that no parser accepts: its lines without blocks of base64. */
function readableRaw(body: Buffer): string {
  return decodeText(body.subarray(0, mailLimits.textCharacters * 4))
    .text.split('\n')
    .filter((line) => !/^[A-Za-z0-9+/=]{60,}\r?$/u.test(line))
    .join('\n');
}
