import type { Pdu } from 'smpp';

/** Where a part stands in a long message. */
export type Place = { readonly reference: number; readonly total: number; readonly seq: number };

/** What a centre delivered: a message or a part of one, or a receipt for one of ours. */
export type Delivered = {
  readonly isReceipt: boolean;
  readonly from: string;
  readonly fromTon: number;
  readonly to: string;
  readonly dataCoding: number;
  /** Without the header of a part. */
  readonly bytes: Buffer;
  readonly place: Place | null;
  /** Of receipts that name the message in fields beside the text. */
  readonly receiptedId: string | null;
  readonly messageState: number | null;
};

function numberAt(pdu: Pdu, field: string): number | null {
  const value = pdu[field];
  return typeof value === 'number' ? value : null;
}

function textAt(pdu: Pdu, field: string): string {
  const value = pdu[field];
  return typeof value === 'string' ? value : '';
}

function bytesAt(pdu: Pdu, field: string): Buffer {
  const value = pdu[field];
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
}

/** A place that makes no sense is none: the part is then a message of its own, and nothing of it is lost. */
function sane(place: Place): Place | null {
  return place.total > 1 && place.seq >= 1 && place.seq <= place.total ? place : null;
}

/** The concatenation element of a user data header (3GPP 23.040, 9.2.3.24.1 and 9.2.3.24.8). */
function placeInHeader(header: Buffer): Place | null {
  let at = 0;
  while (at + 2 <= header.length) {
    const [element = 0, length = 0] = [header[at], header[at + 1]];
    const data = header.subarray(at + 2, at + 2 + length);
    const [first = 0, second = 0, third = 0, fourth = 0] = data;
    if (element === 0x00 && data.length === 3) return sane({ reference: first, total: second, seq: third });
    if (element === 0x08 && data.length === 4)
      return sane({ reference: 256 * first + second, total: third, seq: fourth });
    at += 2 + length;
  }
  return null;
}

/** Reads a deliver_sm or data_sm; its body must have been left as bytes. */
export function readDelivered(pdu: Pdu): Delivered {
  const esmClass = numberAt(pdu, 'esm_class') ?? 0;
  const short = bytesAt(pdu, 'short_message');
  const body = short.length > 0 ? short : bytesAt(pdu, 'message_payload');
  const hasHeader = (esmClass & 0x40) !== 0 && body.length > 0;
  const headerEnd = hasHeader ? Math.min(1 + (body[0] ?? 0), body.length) : 0;
  const [reference, total, seq] = ['sar_msg_ref_num', 'sar_total_segments', 'sar_segment_seqnum'].map((field) =>
    numberAt(pdu, field),
  );
  const bySar = reference != null && total != null && seq != null ? sane({ reference, total, seq }) : null;
  const receiptedId = textAt(pdu, 'receipted_message_id').trim();
  return {
    // Receipts, and what a centre says in between (0x20); answers that people's telephones make are messages.
    isReceipt: (esmClass & 0x3c) === 0x04 || (esmClass & 0x3c) === 0x20,
    from: textAt(pdu, 'source_addr'),
    fromTon: numberAt(pdu, 'source_addr_ton') ?? 0,
    to: textAt(pdu, 'destination_addr'),
    dataCoding: numberAt(pdu, 'data_coding') ?? 0,
    bytes: body.subarray(headerEnd),
    place: hasHeader ? (placeInHeader(body.subarray(1, headerEnd)) ?? bySar) : bySar,
    receiptedId: receiptedId === '' ? null : receiptedId,
    messageState: numberAt(pdu, 'message_state'),
  };
}
