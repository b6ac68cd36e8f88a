import type { InboundMessage } from '../../src/channels/inbound.ts';
import { mailLimits } from './limits.ts';
import { mailThreads } from './mail-threads.ts';
import { parseRawLines, type MailContext } from './parse.ts';

/** What the thread is asked to read. */
export type ReadRequest = { readonly raw: Uint8Array<ArrayBuffer>; readonly context: MailContext };

/** A message as it comes back from the thread: bytes lose their Buffer on the way. */
type ThreadedMessage = Omit<InboundMessage, 'attachments'> & {
  readonly attachments: readonly (Omit<InboundMessage['attachments'][number], 'bytes'> & {
    readonly bytes: Uint8Array<ArrayBuffer>;
  })[];
};

/**
 * Reads a mail in a thread with a deadline and a bounded heap, so that no mail can stop the hub. One that exceeds them is
 * shown as its raw lines with a problem. Rejects only when no thread can be started, which a later try may heal.
 */
export async function readMailSafely(raw: Buffer, context: MailContext): Promise<InboundMessage> {
  const request: ReadRequest = { raw: new Uint8Array(raw), context };
  const outcome = await mailThreads.ask<ThreadedMessage>({
    request,
    transfer: [request.raw.buffer],
    deadlineMs: mailLimits.parseMs,
  });
  if (outcome === null) return parseRawLines(raw, context);
  const attachments = outcome.attachments.map(({ bytes, ...file }) => ({
    ...file,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }));
  return { ...outcome, attachments };
}
