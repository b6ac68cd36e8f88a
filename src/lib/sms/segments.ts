import { SegmentedMessage } from 'sms-segments-calculator';

/** How a text is cut into SMS, as networks carry and bill it (GSM-7 160 then 153, UCS-2 70 then 67 to a segment). */
export type Segments = {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly count: number;
  /** Characters as they are billed: `{}[]~^|\€` count twice in GSM-7. */
  readonly characters: number;
  readonly parts: readonly string[];
};

/** A header is an element of a segment too, but of no text. */
function textOf(segment: Iterable<unknown>): string {
  let text = '';
  for (const element of segment) {
    const raw: unknown = typeof element === 'object' && element !== null ? Reflect.get(element, 'raw') : undefined;
    if (typeof raw === 'string') text += raw;
  }
  return text;
}

/** Counts the segments of a text. It is taken as it is but for NFC: loose marks would triple its length. */
export function countSegments(text: string): Segments {
  const message = new SegmentedMessage(text.normalize('NFC').replaceAll('\r\n', '\n'));
  return {
    encoding: message.encodingName,
    count: message.segmentsCount,
    characters: message.numberOfCharacters,
    parts: message.segments.map(textOf),
  };
}
