import { parentPort } from 'node:worker_threads';
import type { InboundMessage } from '../../src/channels/inbound.ts';
import { parseMail } from './parse.ts';
import type { ReadRequest } from './read-safely.ts';

// The entry of the thread that reads mail. What it receives was written by `read-safely.ts`, what it reads by anybody.
parentPort?.on('message', ({ raw, context }: ReadRequest) => {
  const message = parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), context);
  const attachments = message.attachments.map((file) => ({ ...file, bytes: ownBytes(file.bytes) }));
  parentPort?.postMessage(
    { ...message, attachments },
    attachments.map((file) => file.bytes.buffer),
  );
});
parentPort?.postMessage('ready', []);

/**
 * Memory can be handed over instead of copied when it is the file's own, or nearly. A file is often a window on the whole
 * mail: then it gets some of its own.
 */
function ownBytes(bytes: InboundMessage['attachments'][number]['bytes']): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && byteLength > buffer.byteLength * 0.9;
  return isOwn ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
}
