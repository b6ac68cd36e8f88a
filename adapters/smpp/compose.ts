import { createHash } from 'node:crypto';
import { countSegments } from '../../src/lib/sms/segments.ts';
import { encodeText } from './alphabet.ts';
import type { SmppSettings } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

const udhIndicator = 0x40;
/** Octets that a network carries in one message beside its header: septets are packed by the centre. */
const longestPart = { 'GSM-7': 160, 'UCS-2': 140 } as const;

/** Type and plan of an address as its form tells: a name, an international number, a short code. */
function sourceOf({ sourceAddr, sourceTon, sourceNpi }: SmppSettings) {
  const isName = /\p{L}/u.test(sourceAddr);
  const isInternational = sourceAddr.startsWith('+');
  return {
    source_addr: sourceAddr.replace(/^\+/u, ''),
    source_addr_ton: sourceTon ?? (isName ? 5 : isInternational ? 1 : 0),
    source_addr_npi: sourceNpi ?? (isName ? 0 : 1),
  };
}

/** The same for every try: a part that was sent before replaces itself on the telephone. */
function referenceOf(messageId: string): number {
  return createHash('sha256').update(messageId).digest()[0] ?? 0;
}

/**
 * The submit_sm of a text: one, or one for each part with its header. A receipt is asked for with the last alone, whose
 * id stands for the message. Null: it holds a character longer than a part.
 */
export function composeSubmits(
  message: { readonly id: string; readonly to: string; readonly text: string },
  settings: SmppSettings,
): readonly Fields[] | null {
  const { encoding, parts } = countSegments(message.text);
  const base = {
    ...sourceOf(settings),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: message.to.replace(/^\+/u, ''),
  };
  if (parts.length === 1 || settings.segmentation === 'payload') {
    const { bytes, dataCoding } = encodeText(message.text, encoding, settings.defaultAlphabet);
    const body = parts.length === 1 ? { short_message: bytes } : { message_payload: bytes };
    return [{ ...base, data_coding: dataCoding, registered_delivery: 1, ...body }];
  }
  const reference = referenceOf(message.id);
  const submits = parts.map((part, index) => {
    const { bytes, dataCoding } = encodeText(part, encoding, settings.defaultAlphabet);
    const header = Buffer.from([0x05, 0x00, 0x03, reference, parts.length, index + 1]);
    return {
      ...base,
      data_coding: dataCoding,
      esm_class: udhIndicator,
      registered_delivery: index === parts.length - 1 ? 1 : 0,
      short_message: Buffer.concat([header, bytes]),
    };
  });
  return submits.every((submit) => submit.short_message.length <= longestPart[encoding]) ? submits : null;
}
