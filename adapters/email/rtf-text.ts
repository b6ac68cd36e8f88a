import { decodeCharset } from './charset.ts';

/** Groups that hold no words of the letter. */
const silent: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header footer listtable listoverridetable rsidtbl generator themedata'.split(
    ' ',
  ),
);
/** What words and signs behind a backslash stand for. */
const signs: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['cell', ' '],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['~', ' '],
  ['\n', '\n'],
]);

const token = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([0-9a-f]{2})|([^a-z]))|([{}])|([^\\{}\r\n]{1,4096})|[\r\n]|\\/giu;

type Group = { readonly isSilent: boolean; readonly fallback: number };

/**
 * The words of an RTF text, as far as a letter needs them: paragraphs, Unicode letters and bytes of its code page. Groups
 * for machines are passed over. Linear, never throws.
 */
export function rtfToText(rtf: string): string {
  const charset = `windows-${/\\ansicpg(\d{3,5})/u.exec(rtf.slice(0, 1000))?.[1] ?? '1252'}`;
  const groups: Group[] = [];
  const pieces: string[] = [];
  let bytes: number[] = [];
  let group: Group = { isSilent: false, fallback: 1 };
  let skipped = 0;
  const flush = (): void => {
    if (bytes.length > 0) pieces.push(decodeCharset(Buffer.from(bytes), charset).text);
    bytes = [];
  };
  const say = (text: string): void => {
    flush();
    if (!group.isSilent) pieces.push(text);
  };
  for (const [, word, number, hex, sign, brace, text] of rtf.matchAll(token)) {
    if (brace === '{') groups.push(group);
    else if (brace === '}') group = groups.pop() ?? group;
    else if (hex !== undefined) {
      if (skipped > 0) skipped -= 1;
      else if (!group.isSilent) bytes.push(Number.parseInt(hex, 16));
    } else if (text !== undefined) {
      say(text.slice(skipped));
      skipped = Math.max(0, skipped - text.length);
    } else if (word === 'u' && number !== undefined) {
      say(String.fromCharCode(Number(number) & 0xffff));
      skipped = group.fallback;
    } else if (word === 'uc') group = { ...group, fallback: Math.min(9, Math.max(0, Number(number ?? 1))) };
    else if (sign === '*' || (word !== undefined && silent.has(word))) group = { ...group, isSilent: true };
    else say(signs.get(word ?? sign ?? '') ?? '');
  }
  flush();
  return pieces.join('').normalize('NFC').trim();
}
