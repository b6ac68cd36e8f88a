import type { TicketDetail } from '../../../src/contract/tickets.ts';

type Reason = TicketDetail['reasons'][number];
/** `at`: where the part begins. */
export type MarkedPart = { readonly at: number; readonly text: string; readonly marked: boolean };

/** Cuts a text into parts, marking the words that reasons point at; overlapping and wrong positions do no harm. */
export function markWords(text: string, reasons: readonly Reason[]): readonly MarkedPart[] {
  const spans = reasons
    .flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]))
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) parts.push({ at, text: text.slice(at, from), marked: false });
    parts.push({ at: from, text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at), marked: false });
  return parts;
}

/** The marked words themselves, each once, in quotation marks. */
export function quotedWords(text: string, reasons: readonly Reason[]): readonly string[] {
  const words = markWords(text, reasons)
    .filter((part) => part.marked)
    .map((part) => `“${part.text}”`);
  return [...new Set(words)];
}
