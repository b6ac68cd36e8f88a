import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends a file to whoever asked for it; that the reader went away meanwhile is no failure, for nobody is left to tell. */
export async function sendStream(stream: Readable, to: Writable): Promise<void> {
  await pipeline(stream, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
