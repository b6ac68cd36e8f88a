import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The line between a browser and a hub, which a test can cut and mend. */
export type CuttableLine = AsyncDisposable & {
  /** Where the browser finds the hub while the line is whole. */
  readonly url: string;
  /** Ends what is open and refuses what comes. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

/** `port` is where the line can be found; `hubUrl` is asked at each connection, as the hub may start later. */
export async function openLine(port: number, hubUrl: () => string): Promise<CuttableLine> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const { hostname, port: hubPort } = new URL(hubUrl());
    const far = connect(Number(hubPort), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const mend = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    for (const socket of open) socket.destroy();
    await closed;
  };
  await mend();
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend,
    [Symbol.asyncDispose]: () => (server.listening ? cut() : Promise.resolve()),
  };
}
