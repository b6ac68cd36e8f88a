/** A file that stood as uuencoded lines in a text. */
export type UuencodedFile = { readonly name: string; readonly bytes: Buffer };

const beginning = /^begin(?:-base64)? [0-7]{3,4} (.{1,200})$/u;

/**
 * Takes files in uuencode (and its base64 form) out of a text. A block counts only when it ends in `end` (or `====`) and
 * its lines have the length that they state; anything else stays text. Linear time.
 */
export function readUuencoded(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!text.includes('begin')) return { text, files: [] };
  const lines = text.split(/\r?\n/u);
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  // Without an end below there is no block: looked up once, so that a flood of beginnings stays linear.
  const lastEnd = lines.findLastIndex((line) => isEnd(line));
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const name = index < lastEnd && line.startsWith('begin') ? beginning.exec(line)?.[1]?.trim() : undefined;
    const block = name === undefined ? null : readBlock(lines, index + 1, line.startsWith('begin-base64'));
    if (name === undefined || block === null) {
      kept.push(line);
      continue;
    }
    files.push({ name, bytes: block.bytes });
    index = block.end;
  }
  return { text: files.length === 0 ? text : kept.join('\n'), files };
}

function isEnd(line: string): boolean {
  return line === 'end' || line === '====';
}

function readBlock(
  lines: readonly string[],
  start: number,
  isBase64: boolean,
): { readonly bytes: Buffer; readonly end: number } | null {
  const chunks: Buffer[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trimEnd();
    if (isEnd(line)) return chunks.length === 0 ? null : { bytes: Buffer.concat(chunks), end: index };
    const chunk = isBase64 ? Buffer.from(line, 'base64') : readLine(line);
    if (chunk === null) return null;
    chunks.push(chunk);
  }
  return null;
}

/** One line: the first sign states how many bytes follow, each later sign is six bits. Null: it is no such line. */
function readLine(line: string): Buffer | null {
  if (line === '' || line === '`') return Buffer.alloc(0);
  const length = sixBits(line.charCodeAt(0));
  const needed = Math.ceil(length / 3) * 4;
  // Zeros may be blanks, which mail servers cut off at the ends of lines: a short line is none the worse.
  if (length < 0 || length > 45 || line.length > needed + 3) return null;
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let group = 0; group * 3 < bytes.length; group += 1) {
    let bits = 0;
    for (let sign = 0; sign < 4; sign += 1) {
      const value = sixBits(line.charCodeAt(1 + group * 4 + sign) || 0x60);
      if (value < 0) return null;
      bits = bits * 64 + value;
    }
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, length);
}

function sixBits(code: number): number {
  return code >= 0x20 && code <= 0x60 ? (code - 0x20) & 0x3f : -1;
}
