import { startThread } from '../lib/start-thread.ts';
import { createThreadPool } from '../lib/thread-pool.ts';

/** What the thread is asked to decode. */
export type HeifRequest = {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly maxPixels: number;
};

/** A decoded picture: rows of red, green and blue, upright. */
export type HeifPixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array<ArrayBuffer> };

const heapMiB = 64;

/** One at a time: the pictures that it holds are large. */
const threads = createThreadPool({
  start: () =>
    startThread(new URL('./heif-worker.ts', import.meta.url), {
      name: 'heif',
      resourceLimits: { maxOldGenerationSizeMb: heapMiB },
    }),
  most: 1,
  idleMs: 5000,
});

/**
 * Decodes a HEIC picture (HEVC, which the libvips of sharp does not know) in a thread with a deadline and bounded memory.
 * Null: it cannot be decoded within these bounds. Rejects only when no thread can be started, which a later try may heal.
 */
export async function decodeHeif(
  bytes: Buffer,
  bounds: { readonly maxPixels: number; readonly deadlineMs: number },
): Promise<HeifPixels | null> {
  const request: HeifRequest = { file: new Uint8Array(bytes), maxPixels: bounds.maxPixels };
  return threads.ask<HeifPixels>({ request, transfer: [request.file.buffer], deadlineMs: bounds.deadlineMs });
}
