import type { InboundAttachment } from '../../src/channels/inbound.ts';
import { decodeText } from '../../src/domain/mail/decode-text.ts';
import { urlEncodedPairs } from '../../src/lib/url-encoded.ts';
import { cleanFileName, type PostedForm } from './posted-form.ts';
import { readMultipart } from './read-multipart.ts';

export type ReadResult = PostedForm | 'malformed' | 'unsupported';

/** Reads a form in any of the three ways a browser or program sends one. Never throws. */
export async function readBody(body: Buffer, contentType: string): Promise<ReadResult> {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'multipart/form-data') return readMultipart(body, contentType);
  if (type === 'application/x-www-form-urlencoded') return readUrlEncoded(body);
  if (type === 'application/json') return readJson(body);
  return 'unsupported';
}

function readUrlEncoded(body: Buffer): PostedForm {
  const fields = new Map<string, string>();
  let isClean = true;
  for (const pair of urlEncodedPairs(body, 200)) {
    const [name, value] = [decodeText(pair.name), decodeText(pair.value)];
    isClean &&= value.clean;
    if (name.text !== '') fields.set(name.text, value.text);
  }
  return { fields, files: [], oversized: [], isClean };
}

function readJson(body: Buffer): PostedForm | 'malformed' {
  const decoded = decodeText(body);
  const value = parseJson(decoded.text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'malformed';
  const fields = new Map<string, string>();
  const files: InboundAttachment[] = [];
  for (const [name, entry] of Object.entries(value)) {
    if (typeof entry === 'string') fields.set(name, entry);
    else if (typeof entry === 'number' || typeof entry === 'boolean') fields.set(name, String(entry));
    else if (name === 'attachments' && Array.isArray(entry))
      files.push(
        ...entry
          .slice(0, 20)
          .map(readJsonFile)
          .filter((file) => file !== null),
      );
  }
  return { fields, files, oversized: [], isClean: decoded.clean };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `{name, type, base64}`; anything else is left out. */
function readJsonFile(entry: unknown): InboundAttachment | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const part = (name: string): string | null => {
    const value: unknown = Reflect.get(entry, name);
    return typeof value === 'string' ? value : null;
  };
  const base64 = part('base64');
  if (base64 === null) return null;
  return {
    name: cleanFileName(part('name') ?? ''),
    type: part('type') ?? 'application/octet-stream',
    bytes: Buffer.from(base64, 'base64'),
  };
}
