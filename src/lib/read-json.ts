/** The JSON in a text or in bytes of UTF-8; null: it holds none. */
export function readJson(source: string | Buffer): unknown {
  try {
    return JSON.parse(source.toString());
  } catch {
    return null;
  }
}
