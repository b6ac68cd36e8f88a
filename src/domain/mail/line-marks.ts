import { codeAt, lengthOf, lineAt, type MailLines } from './mail-lines.ts';

const space = 0x20;
const tab = 0x09;
const greater = 0x3e;
const hyphen = 0x2d;

/** Gmail leaves its mark 'ᐧ' where it counted a reading. */
export function isBlank(lines: MailLines, index: number): boolean {
  if (lengthOf(lines, index) === 0) return true;
  const first = codeAt(lines, index, 0);
  if (first > space && first < 0x7f) return false;
  const rest = lineAt(lines, index).trim();
  return rest === '' || rest === 'ᐧ';
}

/** A line that begins with '>', at most three blanks in. */
export function isQuoted(lines: MailLines, index: number): boolean {
  for (let place = 0; place <= 3; place += 1) {
    const code = codeAt(lines, index, place);
    if (code === greater) return true;
    if (code !== space && code !== tab) return false;
  }
  return false;
}

/** The '-- ' above a signature (RFC 3676, section 4.3), also without its blank. */
export function isSignatureMark(lines: MailLines, index: number): boolean {
  if (codeAt(lines, index, 0) !== hyphen || codeAt(lines, index, 1) !== hyphen) return false;
  const length = lengthOf(lines, index);
  return length === 2 || (length === 3 && codeAt(lines, index, 2) === space);
}

/** A line drawn with signs, as programs and people put between texts. */
export function isRule(lines: MailLines, index: number): boolean {
  const line = lineAt(lines, index).slice(0, 200);
  return /^[\s*]*(?:_{3,}|-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|—|ᐧ)[\s*]*$/u.test(line);
}
