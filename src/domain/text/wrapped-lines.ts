// Mail programs break lines at 72 to 78 letters.
const widestWrap = 80;
/** Lines that end before this were ended by a person. */
const narrowestWrap = 56;
/** One long line says nothing yet: a person may have ended it just there. */
const fewestBreaks = 2;

/** How wide a text's lines are that a program broke; null when nothing says that one did. */
export function wrapWidth(shown: string): number | null {
  if (!shown.includes('\n')) return null;
  let widest = 0;
  for (let start = 0; start < shown.length;) {
    const feed = shown.indexOf('\n', start);
    const end = feed < 0 ? shown.length : feed;
    widest = Math.max(widest, shown.slice(start, Math.min(end, start + widestWrap * 2)).trimEnd().length);
    if (widest > widestWrap) return null;
    start = end + 1;
  }
  return widest;
}

/** Whether a line of this length ended because the next word had no room in it. */
export function hadNoRoom(lineLength: number, nextWord: string, width: number): boolean {
  return lineLength + 1 + nextWord.length > width;
}

// A quoted line, an item of a list, a rule of dashes, an indented line.
const ownLine = /^(?:[>|*•–—+=_-]|\d{1,2}[.)]\s|\p{L}[.)]\s|\s)/u;

/**
 * A text for the eye: lines that a program broke are one paragraph again, where that is clear. Every position stays what
 * it was, a space standing for each break.
 */
export function unwrapLines(text: string): string {
  const lines = text.split('\n');
  // An address of a page is never broken, however long.
  const width = wrapWidth(lines.filter((line) => line.trim().includes(' ')).join('\n'));
  if (width === null || width < narrowestWrap) return text;
  const joins = lines.map((line, index) => {
    const next = lines[index + 1]?.trimEnd() ?? '';
    const written = line.trimEnd();
    if (written === '' || next === '' || written.startsWith('>') || ownLine.test(next)) return false;
    return hadNoRoom(written.length, /^\S+/u.exec(next)?.[0] ?? '', width);
  });
  if (joins.filter(Boolean).length < fewestBreaks) return text;
  let shown = '';
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    // The other half of a break as mail writes it is no longer at the end of a line.
    shown += joins[index] ? `${line.replace(/\r$/u, ' ')} ` : `${line}${isLast ? '' : '\n'}`;
  }
  return shown;
}
