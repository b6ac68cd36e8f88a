/**
 * Joins the lines of format=flowed text (RFC 3676) into paragraphs: a line that ends in a blank goes on in the next one of
 * the same quote depth. With `delSp` that blank was added by the program and goes. Quote marks become '> '.
 */
export function unflow(text: string, delSp: boolean): string {
  const result: string[] = [];
  let paragraph: string[] = [];
  let depth = 0;
  function finish(): void {
    if (paragraph.length > 0) result.push(`${depth === 0 ? '' : `${'>'.repeat(depth)} `}${paragraph.join('')}`);
    paragraph = [];
  }
  for (const raw of text.split(/\r?\n/u)) {
    const line = readLine(raw);
    if (line.depth !== depth) finish();
    depth = line.depth;
    const isFlowed = line.text.endsWith(' ') && line.text !== '-- ';
    if (line.text === '-- ') finish();
    paragraph.push(isFlowed && delSp ? line.text.slice(0, -1) : line.text);
    if (!isFlowed) finish();
  }
  finish();
  return result.join('\n');
}

function readLine(raw: string): { readonly depth: number; readonly text: string } {
  let depth = 0;
  while (raw.charCodeAt(depth) === 0x3e) depth += 1;
  // A blank was put before lines that begin with a blank, '>' or 'From '.
  const start = raw.charCodeAt(depth) === 0x20 ? depth + 1 : depth;
  return { depth, text: raw.slice(start) };
}
