import { foldVi } from '../text/fold.ts';
import { findTicketCodes } from '../ticket/code.ts';

/** What a short message asks of the hub itself instead of a person. */
export type Command =
  | { readonly kind: 'stop' }
  | { readonly kind: 'start' }
  /** How the report with this code stands. */
  | { readonly kind: 'status'; readonly code: string };

/** The Vietnamese ones, and those of which networks abroad keep lists. */
const stopWords = new Set(
  'huy|huy dang ky|huy tin|tu choi|ngung|ngung gui|dung gui|stop|stopall|stop all|unsubscribe|cancel|end|quit|optout'.split(
    '|',
  ),
);
const startWords = new Set(['start', 'mo', 'mo lai', 'dang ky', 'nhan lai', 'unstop']);
const askWords = /^(?:tra cuu|tracuu|tc|kt|kiem tra|trang thai|status|code|ma)?$/;
const longest = 60;

/** Words without marks, signs and doubled spaces. */
function plain(text: string): string {
  return foldVi(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Reads a message that is nothing but a command: STOP or HỦY alone, or a ticket's code with at most a word like "tra cuu"
 * before it. Anything longer is for people: "hủy hợp đồng với tôi" stops nothing.
 */
export function readCommand(text: string): Command | null {
  if (text.length > longest) return null;
  const words = plain(text);
  // Whom it is said to may stand beside it, as people know it from other services: `HUY 1022`.
  const word = words.replace(/^1022 | 1022$/, '');
  if (stopWords.has(word)) return { kind: 'stop' };
  if (startWords.has(word)) return { kind: 'start' };
  const [code, ...more] = findTicketCodes(text);
  if (code === undefined || more.length > 0) return null;
  const rest = plain(text).replace(plain(code), '').trim();
  return askWords.test(rest) ? { kind: 'status', code } : null;
}
