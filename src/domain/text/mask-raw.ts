import { maskNumbers } from './entities.ts';

/** Long enough for a number to stand in it; mails encode words of a header and whole bodies so. */
const encoded = /(?<![\w+/=])(?:[A-Za-z\d+/]{4}(?:\r?\n)?){4,}(?:[A-Za-z\d+/]{2,3}={1,2})?/gu;
const maskedNumber = /\*(?:[ .-]?\*)*(?:[ .-]?\d){3}(?!\d)/gu;

/** Bytes as UTF-8 where they are, else letter by letter: digits are the same in both. */
function decodingOf(bytes: Buffer): 'utf8' | 'latin1' {
  return Buffer.from(bytes.toString('utf8')).equals(bytes) ? 'utf8' : 'latin1';
}

function maskEncoded(run: string): string {
  const bytes = Buffer.from(run, 'base64');
  const encoding = decodingOf(bytes);
  const text = bytes.toString(encoding);
  const masked = maskNumbers(text);
  if (masked === text) return run;
  return `${Buffer.from(masked, encoding).toString('base64')}${run.endsWith('\n') ? '\n' : ''}`;
}

/** As `maskNumbers`, for input as it came: also what is written in base64, which whoever reads it decodes. */
export function maskRaw(raw: string): string {
  return maskNumbers(raw).replace(encoded, maskEncoded);
}

/**
 * Puts numbers back that somebody copied masked out of `raw`, so that what they file is what was sent. Numbers that look
 * alike masked are taken in their order.
 */
export function restoreNumbers(copied: string, raw: string): string {
  const layers = [raw, ...[...raw.matchAll(encoded)].map(([run]) => Buffer.from(run, 'base64').toString('utf8'))];
  const found = new Map<string, string[]>();
  for (const layer of layers) {
    for (const { 0: masked, index } of maskNumbers(layer).matchAll(maskedNumber)) {
      const number = layer.slice(index, index + masked.length);
      if (number !== masked) found.set(masked, [...(found.get(masked) ?? []), number]);
    }
  }
  return copied.replace(maskedNumber, (masked) => {
    const numbers = found.get(masked);
    return (numbers && numbers.length > 1 ? numbers.shift() : numbers?.[0]) ?? masked;
  });
}
