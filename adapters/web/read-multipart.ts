import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { InboundAttachment } from '../../src/channels/inbound.ts';
import { decodeText } from '../../src/domain/mail/decode-text.ts';
import { cleanFileName, type PostedForm } from './posted-form.ts';
import { webLimits } from './schema.ts';

type Draft = {
  readonly fields: Map<string, string>;
  readonly files: InboundAttachment[];
  readonly oversized: string[];
  isClean: boolean;
};

/** Reads multipart/form-data held in memory. Never throws: what cannot be parsed is 'malformed'. */
export function readMultipart(body: Buffer, contentType: string): Promise<PostedForm | 'malformed'> {
  const draft: Draft = { fields: new Map(), files: [], oversized: [], isClean: true };
  return new Promise((resolve) => {
    const parser = openParser(contentType);
    if (parser === null) {
      resolve('malformed');
      return;
    }
    parser.on('field', (name, value) => takeField(draft, name, value));
    parser.on('file', (_field, stream, info) => takeFile(draft, stream, info));
    parser.on('error', () => resolve('malformed'));
    parser.on('close', () => resolve(draft));
    parser.end(body);
  });
}

function openParser(contentType: string): busboy.Busboy | null {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      // Bytes one by one, so that we and not the parser decide what a wrong encoding means.
      defCharset: 'latin1',
      defParamCharset: 'latin1',
      limits: {
        fieldSize: 64 * 1024,
        fields: 100,
        files: 20,
        parts: 120,
        fileSize: webLimits.fileBytes + 1,
        fieldNameSize: 200,
      },
    });
  } catch {
    return null;
  }
}

function takeField(draft: Draft, name: string, value: string): void {
  const decoded = decodeBinary(value);
  draft.isClean &&= decoded.clean;
  if (typeof name === 'string' && name !== '') draft.fields.set(decodeBinary(name).text, decoded.text);
}

function takeFile(draft: Draft, stream: Readable, info: busboy.FileInfo): void {
  const name = cleanFileName(decodeBinary(info.filename ?? '').text);
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  stream.on('error', () => undefined);
  stream.on('end', () => {
    // A file box left empty is sent as a file without name and bytes.
    if (size === 0 && !info.filename) return;
    if (size > webLimits.fileBytes) draft.oversized.push(name);
    else draft.files.push({ name, type: info.mimeType, bytes: Buffer.concat(chunks) });
  });
}

const isPlain = /^[^\0\P{ASCII}]*$/u;

/** Letters above 255 mean that the part named its own charset and was decoded already. */
function decodeBinary(binary: string): { readonly text: string; readonly clean: boolean } {
  if (isPlain.test(binary)) return { text: binary, clean: true };
  if (/[^\p{ASCII}\u0080-\u00ff]/u.test(binary)) return { text: binary.replaceAll('\0', ''), clean: true };
  return decodeText(Buffer.from(binary, 'latin1'));
}
