import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { withoutKeyword } from '../../src/domain/text/sms.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { smsSender } from '../../src/lib/sms/sender.ts';
import { decodeText } from './alphabet.ts';
import { receiptKinds, storedMessage, storedReceipt, type StoredMessage } from './events.ts';
import { reportOf } from './receipt-text.ts';
import type { SmppSettings } from './schema.ts';

const international = 1;

const gaps: Bilingual = {
  vi: 'Một phần của tin nhắn dài không đến; chỗ thiếu ghi là […].',
  en: 'A part of this long message never came; […] marks the gap.',
};
const unsure: Bilingual = {
  vi: 'Tin nhắn dùng bảng mã lạ; một số chữ có thể sai.',
  en: 'The message came in an uncommon alphabet; some letters may be wrong.',
};

/** Understands a stored message or receipt of a centre. Never throws. */
export function normaliseSmpp(receipt: StoredReceipt, account: Account<SmppSettings>): Normalised {
  const value = parseJson(receipt.body);
  if (receipt.kind === receiptKinds.delivery) {
    const read = storedReceipt.safeParse(value);
    if (!read.success) return { type: 'unreadable', reason: 'the receipt could not be read' };
    const report = reportOf(read.data);
    if (report === null) return { type: 'ignore', reason: `state ${read.data.state.replace(/\W/gu, '')}` };
    return { type: 'notice', notice: { kind: 'delivery', reports: [report] } };
  }
  if (receipt.kind !== receiptKinds.message) return { type: 'unreadable', reason: 'a receipt that names no message' };
  const read = storedMessage.safeParse(value);
  if (!read.success) return { type: 'unreadable', reason: 'the message could not be read' };
  const stored = read.data;
  const { text: said, isSure, isWhole } = textOf(stored, account.settings);
  const { from, conversation, automatic } = smsSender(senderOf(stored));
  const { keyword } = account.settings;
  const text = keyword === undefined ? said.trim() : withoutKeyword(said, keyword);
  return {
    type: 'message',
    message: plainMessage({
      externalId: receipt.externalId,
      from,
      text,
      fullText: text === said.trim() ? null : said,
      conversation,
      automatic,
      problems: [...(isWhole ? [] : [gaps]), ...(isSure ? [] : [unsure])],
    }),
  };
}

function senderOf({ from, fromTon }: StoredMessage): string {
  const name = from.replaceAll('\u0000', '');
  return fromTon === international && /^\d{9,15}$/u.test(name) ? `+${name}` : name;
}

function textOf({ parts, total }: StoredMessage, { defaultAlphabet }: SmppSettings) {
  const bySeq = new Map(parts.map((part) => [part.seq, part]));
  let text = '';
  let isSure = true;
  for (let seq = 1; seq <= total;) {
    const part = bySeq.get(seq);
    if (part === undefined) {
      text += '[…]';
      seq += 1;
      continue;
    }
    // A letter may be cut in two where a part ends, so neighbours of one coding are read as one.
    const { dataCoding } = part;
    let hex = '';
    for (let next = bySeq.get(seq); next?.dataCoding === dataCoding && seq <= total; next = bySeq.get(seq)) {
      hex += next.hex;
      seq += 1;
    }
    const decoded = decodeText(Buffer.from(hex, 'hex'), dataCoding, defaultAlphabet);
    text += decoded.text;
    isSure &&= decoded.isSure;
  }
  return {
    text: text.replaceAll('\u0000', '').replaceAll(/(?:\[…\]){2,}/gu, '[…]'),
    isSure,
    isWhole: bySeq.size >= total,
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
