import { decodeText, stripNul } from '../../src/domain/mail/decode-text.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { readBody, type Block } from './body-text.ts';
import { describeCalendar } from './calendar.ts';
import { decodeCharset } from './charset.ts';
import { readEntity, type Entity } from './entity.ts';
import { closeShelf, keepFile, newFileShelf, type FileShelf, type MailFile } from './file-shelf.ts';
import { htmlToText } from './html-text.ts';
import { mailLimits } from './limits.ts';
import { splitPart, type SplitMail } from './mail-headers.ts';
import { mailProblems } from './mail-problems.ts';
import { readStructured } from './parameters.ts';
import { partFileName } from './part-name.ts';
import { protectionOf, withoutArmour } from './protection.ts';
import { readTnef, type TnefContent } from './tnef.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import { readUuencoded } from './uuencode.ts';

/** A part written for machines: a delivery report or a complaint. */
export type ReportPart = { readonly type: string; readonly text: string };

/** The content of a mail after MIME: bodies, files, and what could not be taken over. */
export type MimeContent = {
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailFile[];
  readonly reports: readonly ReportPart[];
  /** What calendar parts say, for people. */
  readonly notes: readonly string[];
  readonly problems: readonly Bilingual[];
};

type Draft = {
  readonly shelf: FileShelf;
  readonly reports: ReportPart[];
  readonly notes: Set<string>;
  readonly problems: Set<Bilingual>;
  /** Attached mails and what Outlook hides: read only when the mail itself says nothing. */
  readonly attachedMails: Buffer[];
  readonly hiddenTexts: string[];
};

const reportTypes: readonly string[] = [
  'message/delivery-status',
  'message/global-delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
  'text/rfc822-headers',
];

const bodyTypes: readonly string[] = [
  '',
  'text',
  'text/plain',
  'text/html',
  'text/enriched',
  'text/richtext',
  'text/markdown',
  'text/x-markdown',
];
const machineTexts: ReadonlySet<string> = new Set(
  ['calendar', 'rfc822-headers', 'x-amp-html', 'rtf', 'csv', 'vcard', 'x-vcard', 'directory', 'css', 'javascript'].map(
    (kind) => `text/${kind}`,
  ),
);
const mailTypes: readonly string[] = ['message/rfc822', 'message/global'];

/** Mails inside mails are opened this deep for their text. */
const deepestMail = 3;

/**
 * Takes a mail apart with bounds on depth, parts and sizes. Where its structure is broken, what can be read is shown with
 * a problem: it is still something that a person sent. `depth` counts mails inside mails.
 */
export function readMime(split: SplitMail, depth = 0): MimeContent {
  const problems = new Set<Bilingual>();
  const draft: Draft = {
    shelf: newFileShelf(problems),
    reports: [],
    notes: new Set(),
    problems,
    attachedMails: [],
    hiddenTexts: [],
  };
  const root = readEntity(split, { parts: mailLimits.parts });
  const blocks = walk(draft, root, true);
  closeShelf(draft.shelf);
  const own = ownText(draft, blocks, depth);
  const isLost = problems.has(mailProblems.structure) && own.text.trim() === '';
  const text = stripNul(isLost ? readableRaw(split.body) : own.text).normalize('NFC');
  if (text.length > mailLimits.textCharacters) problems.add(mailProblems.length);
  return {
    text: text.slice(0, mailLimits.textCharacters),
    html: own.html !== null && own.html.length <= mailLimits.htmlCharacters ? stripNul(own.html) : null,
    attachments: draft.shelf.files,
    reports: draft.reports,
    notes: [...draft.notes],
    problems: [...problems],
  };
}

/** What the mail says; a mail that says nothing but carries another one says what that one says. */
function ownText(draft: Draft, blocks: readonly Block[], depth: number): Block {
  const text = textOf(blocks);
  const hidden = draft.hiddenTexts[0];
  const attached = draft.attachedMails[0];
  if (text.trim() !== '' || draft.reports.length > 0) return { text, html: htmlOf(blocks) };
  if (hidden !== undefined) return { text: hidden, html: null };
  if (attached === undefined || depth >= deepestMail) return { text, html: htmlOf(blocks) };
  const inner = readMime(splitPart(attached), depth + 1);
  for (const note of inner.notes) draft.notes.add(note);
  return inner;
}

/** The pieces that people read, in their order; everything else of the part goes to the shelf, reports or notes. */
function walk(draft: Draft, entity: Entity, isRoot = false): readonly Block[] {
  const protection = protectionOf(entity);
  if (protection !== null) draft.problems.add(mailProblems[protection]);
  if (entity.isBroken) draft.problems.add(mailProblems.structure);
  const isMultipart = entity.type.value.startsWith('multipart/');
  if (entity.children.length === 0) {
    return isMultipart ? [{ text: readableRaw(entity.body), html: null }] : walkLeaf(draft, entity, isRoot);
  }
  const parts = entity.children.map((child) => walk(draft, child));
  return entity.type.value === 'multipart/alternative' ? [bestOf(parts)] : parts.flat();
}

/** Several forms of one text: the plain one for reading, the last HTML one for showing. */
function bestOf(forms: readonly (readonly Block[])[]): Block {
  const html = forms.findLast((blocks) => blocks.some((block) => block.html !== null));
  const plain = forms.find((blocks) => blocks.every((block) => block.html === null) && textOf(blocks).trim() !== '');
  return { text: textOf(plain ?? html ?? []), html: html === undefined ? null : htmlOf(html) };
}

function walkLeaf(draft: Draft, entity: Entity, isRoot: boolean): readonly Block[] {
  const type = entity.type.value;
  // AMP is a third form of what stands beside it.
  if (type === 'text/x-amp-html') return [];
  if (isBody(entity, isRoot)) return [takeBody(draft, entity)];
  const bytes = decodeTransfer(entity.body, entity.headers.first('content-transfer-encoding'));
  if (reportTypes.includes(type)) {
    const text = decodeText(bytes.subarray(0, mailLimits.reportBytes)).text;
    if (draft.reports.length < mailLimits.reports) draft.reports.push({ type, text });
    return [];
  }
  if (type === 'text/calendar' || type === 'application/ics') {
    const note = describeCalendar(decodeCharset(bytes, entity.type.parameters.get('charset') ?? null).text);
    if (note !== null) draft.notes.add(note);
  }
  if (mailTypes.includes(type)) draft.attachedMails.push(bytes);
  const name = partFileName(entity, draft.shelf.files.length + 1);
  if ((type === 'application/ms-tnef' || name.toLowerCase() === 'winmail.dat') && takeTnef(draft, bytes)) return [];
  keepFile(draft.shelf, { name, type: cleanType(type), bytes, ...inlineMarks(entity) });
  return [];
}

function isBody(entity: Entity, isRoot: boolean): boolean {
  const type = entity.type.value;
  if (isRoot && (bodyTypes.includes(type) || type === 'plain/text' || isUnknownText(type))) return true;
  if (!bodyTypes.includes(type)) return false;
  // Some programs name every part in its type; only a file name in the disposition makes text a file.
  const disposition = readStructured(entity.headers.first('content-disposition'));
  return disposition.value !== 'attachment' && !disposition.parameters.has('filename');
}

/** Text of a kind that nobody knows is read as plain (RFC 2046, section 4.1.4), unless it is one for machines. */
function isUnknownText(type: string): boolean {
  return type.startsWith('text/') && !machineTexts.has(type);
}

function takeBody(draft: Draft, entity: Entity): Block {
  const body = readBody(entity);
  if (body.isDamaged) draft.problems.add(mailProblems.letters);
  if (body.isCut) draft.problems.add(mailProblems.length);
  if (body.html !== null) return body;
  const { text, files } = readUuencoded(body.text);
  for (const file of files) keepFile(draft.shelf, { ...file, type: 'application/octet-stream' });
  const opened = withoutArmour(text);
  if (opened.protection !== null) draft.problems.add(mailProblems[opened.protection]);
  return { text: opened.text, html: null };
}

function takeTnef(draft: Draft, bytes: Buffer): boolean {
  const content = readTnef(bytes);
  if (content === null) return false;
  keepTnefFiles(draft, content, 0);
  const text = tnefText(content);
  if (text.trim() !== '') draft.hiddenTexts.push(text);
  return true;
}

/** A mail that Outlook attached is TNEF again: its words become a file, its files stand beside the others. */
function keepTnefFiles(draft: Draft, { files }: TnefContent, depth: number): void {
  for (const file of files) {
    const inner = depth < deepestMail ? readTnef(file.bytes) : null;
    if (inner === null) {
      keepFile(draft.shelf, file);
      continue;
    }
    const text = tnefText(inner);
    if (text.trim() !== '')
      keepFile(draft.shelf, { name: `${file.name}.txt`, type: 'text/plain', bytes: Buffer.from(text) });
    keepTnefFiles(draft, inner, depth + 1);
  }
}

function tnefText({ text, html }: TnefContent): string {
  return (text.trim() === '' && html !== '' ? htmlToText(html) : text).replaceAll('\r\n', '\n');
}

/** Marks of a picture that stands inside the HTML. */
function inlineMarks(entity: Entity): Pick<MailFile, 'inline' | 'contentId'> {
  const contentId = (entity.headers.first('content-id') ?? '').trim().replace(/^<|>$/gu, '').slice(0, 250);
  const isAttached = /^\s*attachment\b/iu.test(entity.headers.first('content-disposition') ?? '');
  if (contentId === '') return {};
  return entity.type.value.startsWith('image/') && !isAttached ? { inline: true, contentId } : { contentId };
}

function cleanType(type: string): string {
  return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/u.test(type) ? type : 'application/octet-stream';
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => block.text)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** Null when no piece has HTML; plain pieces between HTML ones are escaped. */
function htmlOf(blocks: readonly Block[]): string | null {
  if (blocks.every((block) => block.html === null)) return null;
  return blocks.map(({ html, text }) => html ?? `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`).join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Lines of machines among raw ones: blocks of base64, boundaries and the headers of parts. */
const machineLine = /^(?:[A-Za-z0-9+/=]{60,}|--[^\s]{1,200}|content-[a-z-]{2,30}:.*|mime-version:.*)\s*$/iu;

/** What a person can read of bytes that no rule explains. Linear, at most the limit. */
export function readableRaw(body: Buffer): string {
  return decodeText(body.subarray(0, mailLimits.textCharacters * 2))
    .text.split('\n')
    .filter((line) => line.length > 1000 || !machineLine.test(line))
    .join('\n');
}
