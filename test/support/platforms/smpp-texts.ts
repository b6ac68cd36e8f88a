import type { Pdu } from 'smpp';

/** One deliver_sm of a message that a person wrote. */
export type DeliveredPart = { readonly fields: Readonly<Record<string, unknown>> };

type Place = { readonly reference: number; readonly total: number; readonly seq: number };

const gsmSafe = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?A-Za-z]*$/u;

function chunks(text: string, size: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += size) found.push(text.slice(at, at + size));
  return found.length === 0 ? [''] : found;
}

/** Cuts a text as telephones do: 160 letters without diacritics, 70 with; long ones with a header or SAR fields. */
export function cutForDelivery(message: {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly reference: number;
  readonly bySar: boolean;
}): readonly DeliveredPart[] {
  const { text, reference, bySar } = message;
  const isPlain = gsmSafe.test(text);
  const [single, part] = isPlain ? [160, 153] : [70, 67];
  const encode = (one: string) => (isPlain ? Buffer.from(one, 'latin1') : Buffer.from(one, 'utf16le').swap16());
  const base = {
    source_addr: message.from.replace(/^\+/u, ''),
    source_addr_ton: 1,
    source_addr_npi: 1,
    destination_addr: message.to,
    data_coding: isPlain ? 0 : 8,
  };
  if (text.length <= single) return [{ fields: { ...base, esm_class: 0, short_message: encode(text) } }];
  const all = chunks(text, part);
  return all.map((one, index) => {
    const seq = index + 1;
    if (bySar) {
      const sar = { sar_msg_ref_num: reference, sar_total_segments: all.length, sar_segment_seqnum: seq };
      return { fields: { ...base, esm_class: 0, short_message: encode(one), ...sar } };
    }
    const header = Buffer.from([0x05, 0x00, 0x03, reference, all.length, seq]);
    return { fields: { ...base, esm_class: 0x40, short_message: Buffer.concat([header, encode(one)]) } };
  });
}

function decode(bytes: Buffer, dataCoding: unknown): string {
  return dataCoding === 8 ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString('latin1');
}

/** What a submit_sm says, and which part of a message it is. The package decodes short messages, the rest comes as bytes. */
export function readSubmitted(pdu: Pdu): { readonly text: string; readonly part: Place | null } {
  const payload: unknown = pdu['message_payload'];
  const short: unknown = pdu['short_message'];
  if (Buffer.isBuffer(payload)) return { text: decode(payload, pdu['data_coding']), part: null };
  const { message, udh }: { message?: unknown; udh?: unknown } = Object(payload ?? short);
  const text = Buffer.isBuffer(message) ? decode(message, pdu['data_coding']) : String(message ?? '');
  const [element]: unknown[] = Array.isArray(udh) ? udh : [];
  if (!Buffer.isBuffer(element) || element[0] !== 0) return { text, part: null };
  const [, , reference = 0, total = 1, seq = 1] = element;
  return { text, part: { reference, total, seq } };
}
