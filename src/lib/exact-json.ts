/** A string with its escapes, or a whole number too long to be held exactly. */
const stringOrLong = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\w.])/gsu;

/**
 * Parses JSON of other systems: whole numbers of sixteen digits and more become words, for ids that were rounded would be one.
 * A byte order mark before it is left out. Throws as `JSON.parse` does.
 */
export function parseExactJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/u, '');
  return JSON.parse(
    /\d{16}/u.test(json) ? json.replace(stringOrLong, (found) => (found.startsWith('"') ? found : `"${found}"`)) : json,
  );
}
