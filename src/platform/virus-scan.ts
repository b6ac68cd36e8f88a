import { connect, type Socket } from 'node:net';
import type { FileContent } from './file-store.ts';

/** Where clamd listens. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** What a scan found. `unscanned`: nobody knows, because the scanner is away or cannot read this file (too long, broken). */
export type ScanResult =
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly malware: string }
  | { readonly state: 'unscanned'; readonly reason: string; readonly isAway: boolean };

export type VirusScanner = { readonly scan: (content: FileContent) => Promise<ScanResult> };

const pieceBytes = 64 * 1024;
const silentMs = 30_000;
/** A scanner that is away is left alone for so long: mail must not wait for it file by file. */
const restMs = 5000;
const longestAnswer = 4096;

class ScannerAway extends Error {}

/**
 * Asks clamd by its INSTREAM command (clamd(8)): pieces with their length before them, an empty one at the end. Never
 * throws; what cannot be scanned now is `unscanned`.
 */
export function createVirusScanner(address: ScannerAddress, now: () => number = Date.now): VirusScanner {
  let restUntil = 0;
  return {
    async scan(content) {
      if (now() < restUntil) return { state: 'unscanned', reason: 'the scanner is away', isAway: true };
      try {
        return readAnswer(await ask(address, content));
      } catch (error) {
        const isAway = error instanceof ScannerAway;
        if (isAway) restUntil = now() + restMs;
        return { state: 'unscanned', reason: error instanceof Error ? error.message : String(error), isAway };
      }
    },
  };
}

function readAnswer(answer: string): ScanResult {
  const text = answer.replace(/\0[\s\S]*$/u, '').trim();
  if (/^stream: OK$/u.test(text)) return { state: 'clean' };
  const malware = /^stream: (.+) FOUND$/u.exec(text)?.[1];
  if (malware !== undefined) return { state: 'infected', malware };
  return { state: 'unscanned', reason: text || 'no answer', isAway: false };
}

async function ask(address: ScannerAddress, content: FileContent): Promise<string> {
  const socket = connect('path' in address ? { path: address.path } : { host: address.host, port: address.port });
  socket.setTimeout(silentMs, () => socket.destroy(new ScannerAway('the scanner does not answer')));
  const answer = listen(socket);
  try {
    await send(socket, content, answer.isHere);
    return await answer.whole;
  } finally {
    socket.destroy();
  }
}

/** The answer as it comes. The scanner speaks before the end only to refuse what is too large. */
function listen(socket: Socket) {
  let text = '';
  const whole = new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('\0') || text.length > longestAnswer) resolve(text);
    });
    socket.on('close', () => {
      if (text === '') reject(new ScannerAway('the scanner went away'));
      else resolve(text);
    });
    socket.on('error', (error) => {
      if (text === '') reject(new ScannerAway(error.message, { cause: error }));
      else resolve(text);
    });
  });
  // Whoever sends may fail first; the answer is then nobody's.
  whole.catch(() => undefined);
  return { whole, isHere: () => text !== '' || socket.destroyed };
}

async function send(socket: Socket, content: FileContent, isAnswered: () => boolean): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of piecesOf(content)) {
    if (isAnswered()) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await flowing(socket);
  }
  if (!isAnswered()) socket.write(Buffer.alloc(4));
}

/** Resolves when there is room again, or the scanner has spoken, or gone. */
function flowing(socket: Socket): Promise<void> {
  const signs = ['drain', 'data', 'close'] as const;
  return new Promise((resolve) => {
    const go = () => {
      for (const sign of signs) socket.off(sign, go);
      resolve();
    };
    for (const sign of signs) socket.on(sign, go);
  });
}

async function* piecesOf(content: FileContent): AsyncGenerator<Uint8Array> {
  const chunks = Buffer.isBuffer(content) ? [content] : content;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
  }
}
