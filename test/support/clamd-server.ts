import { createServer, type Server, type Socket } from 'node:net';
import type { ScannerAddress } from '../../src/platform/virus-scan.ts';

/** What every scanner calls malware and nothing is harmed by; put together here, so that no file of ours is one. */
export function eicar(): Buffer {
  return Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join(''));
}

type ClamdOptions = {
  /** As StreamMaxLength of clamd.conf, in bytes. */
  readonly maxBytes?: number;
  /** A free one when none is named. */
  readonly port?: number;
  /** A socket file in place of a port. */
  readonly path?: string;
};

/** A scanner that speaks clamd's protocol on a real socket: PING, INSTREAM, the limit on length, FOUND and OK. */
export type ClamdServer = AsyncDisposable & {
  readonly address: ScannerAddress;
  /** As the setting CLAMD wants it. */
  readonly setting: string;
  /** How many streams it was asked to look at. */
  readonly scans: number;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Takes connections and says nothing. */
  isSilent: boolean;
  /** Cuts the connection in the middle of the next stream. */
  cutsNext: boolean;
};

export async function startClamd(options: ClamdOptions = {}): Promise<ClamdServer> {
  const { maxBytes = 25 * 2 ** 20, path } = options;
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = options.port ?? 0;
  let scans = 0;
  const clamd = {
    isSilent: false,
    cutsNext: false,
    get scans() {
      return scans;
    },
    get address() {
      return path === undefined ? { host: '127.0.0.1', port } : { path };
    },
    get setting() {
      return path === undefined ? `tcp://127.0.0.1:${port}` : `unix:${path}`;
    },
    async start(): Promise<void> {
      const fresh = createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
        if (!clamd.isSilent) serve(socket);
      });
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', reject);
        if (path === undefined) fresh.listen(port, '127.0.0.1', resolve);
        else fresh.listen(path, resolve);
      });
      const bound = fresh.address();
      if (typeof bound === 'object' && bound !== null) ({ port } = bound);
      server = fresh;
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      const running = server;
      server = null;
      if (running) await new Promise((resolve) => running.close(resolve));
    },
    [Symbol.asyncDispose]: () => clamd.stop(),
  };

  function serve(socket: Socket): void {
    let held = Buffer.alloc(0);
    let isStreaming = false;
    const stream: Buffer[] = [];
    let size = 0;
    const answer = (text: string) => socket.end(`${text}\0`);
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      if (!isStreaming) {
        const end = held.indexOf(0);
        if (end < 0) return;
        const command = held.toString('latin1', 0, end);
        held = held.subarray(end + 1);
        if (command === 'zPING') return void answer('PONG');
        if (command !== 'zINSTREAM') return void answer('UNKNOWN COMMAND');
        isStreaming = true;
        scans += 1;
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) return void answer(verdictOn(Buffer.concat(stream)));
        if (held.length < 4 + length) return;
        size += length;
        if (clamd.cutsNext) {
          clamd.cutsNext = false;
          return void socket.destroy();
        }
        if (size > maxBytes) return void answer('INSTREAM size limit exceeded. ERROR');
        stream.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  }

  await clamd.start();
  return clamd;
}

function verdictOn(bytes: Buffer): string {
  return bytes.includes(eicar()) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
}
