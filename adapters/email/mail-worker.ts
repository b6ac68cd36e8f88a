import { parentPort } from 'node:worker_threads';
import type { InboundMessage } from '../../src/channels/port.ts';
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

/** A file is often a window on the whole mail: it gets memory of its own, which can be handed over instead of copied. */
function ownBytes(bytes: InboundMessage['attachments'][number]['bytes']): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
