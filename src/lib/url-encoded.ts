/** Bytes of a percent-encoded word; a '%' that begins no pair of hex digits stands for itself. */
function percentDecode(text: string): Buffer {
  const binary = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(binary, 'latin1');
}

/** The pairs of a form as bytes, at most so many: whoever reads them knows better in which letters they are written. */
export function urlEncodedPairs(
  body: Buffer,
  most: number,
): readonly { readonly name: Buffer; readonly value: Buffer }[] {
  return body
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .slice(0, most)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return {
        name: percentDecode(equals < 0 ? pair : pair.slice(0, equals)),
        value: percentDecode(equals < 0 ? '' : pair.slice(equals + 1)),
      };
    });
}
