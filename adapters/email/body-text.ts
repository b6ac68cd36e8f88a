import { repairVietnamese } from '../../src/domain/mail/repair-vietnamese.ts';
import { decodeCharset } from './charset.ts';
import type { Entity } from './entity.ts';
import { unflow } from './flowed.ts';
import { htmlToText } from './html-text.ts';
import { mailLimits } from './limits.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** A piece of the message as people read it. HTML pieces keep both forms. */
export type Block = { readonly text: string; readonly html: string | null };

/** What a body says, and whether some of its letters were lost or it had to be cut. */
export type BodyText = Block & { readonly isDamaged: boolean; readonly isCut: boolean };

/** Decodes a leaf of type text/*. Never throws. */
export function readBody(entity: Entity): BodyText {
  const bytes = decodeTransfer(entity.body, entity.headers.first('content-transfer-encoding'));
  const isCut = bytes.length > mailLimits.bodyBytes;
  const whole = isCut ? bytes.subarray(0, mailLimits.bodyBytes) : bytes;
  const { value, parameters } = entity.type;
  const isHtml = value === 'text/html';
  const charset = parameters.get('charset') ?? (isHtml ? metaCharset(whole) : null);
  const decoded = decodeCharset(whole, charset).text.replaceAll('\r\n', '\n');
  const isDamaged = decoded.includes('\uFFFD');
  if (isHtml) {
    const text = htmlToText(decoded);
    // Letters of old fonts may stand as entities, where only the text shows them.
    return { text: repairVietnamese(text) ?? text, html: decoded, isDamaged, isCut };
  }
  if (value === 'text/enriched' || value === 'text/richtext') {
    return { text: fromEnriched(decoded), html: null, isDamaged, isCut };
  }
  const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed';
  const text = isFlowed ? unflow(decoded, parameters.get('delsp')?.toLowerCase() === 'yes') : decoded;
  return { text, html: null, isDamaged, isCut };
}

/** HTML of a mail without a charset in its headers names one in its own head. */
function metaCharset(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 2048);
  return /<meta[^>]{0,200}charset=["']?([\w.:-]{2,40})/iu.exec(head)?.[1] ?? null;
}

/** RFC 1896: commands in angle brackets, '<<' for the sign itself, one line break is a blank. */
function fromEnriched(text: string): string {
  return text
    .replace(/<<|<param>[^<]{0,500}<\/param>|<\/?[a-z-]{1,40}>/giu, (piece) => (piece === '<<' ? '<' : ''))
    .replace(/\n(\n*)/gu, (_, more: string) => (more === '' ? ' ' : more));
}
