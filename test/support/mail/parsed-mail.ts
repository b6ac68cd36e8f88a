import { parseMail } from '../../../adapters/email/parse.ts';
import type { InboundMessage } from '../../../src/channels/inbound.ts';

/** A mail with these further headers and this body, as the hub understands it. */
export function parsedMail(headers: readonly string[], body: string | Buffer): InboundMessage {
  const head = ['From: an@example.vn', 'Message-ID: <1@example.vn>', 'MIME-Version: 1.0', ...headers].join('\r\n');
  return parseMail(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.isBuffer(body) ? body : Buffer.from(body)]));
}

/** The same for a multipart of this kind; each part is written with its headers. */
export function parsedMultipart(kind: string, ...parts: string[]): InboundMessage {
  return parsedMail([`Content-Type: multipart/${kind}; boundary="m 1"`], wrapped(...parts));
}

function wrapped(...parts: string[]): string {
  return `${parts.map((part) => `--m 1\r\n${part}\r\n`).join('')}--m 1--\r\n`;
}

/** All problems of a message in English. */
export function problemsOf(message: InboundMessage): string {
  return message.problems.map((problem) => problem.en).join(' ');
}
