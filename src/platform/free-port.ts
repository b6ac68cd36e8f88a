import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range that systems hand out to outgoing connections, so that none of those takes a port chosen here. */
export const portRange = { first: 20_000, count: 10_000 } as const;

/** Null when the port can be listened on, else the code of the system's refusal, such as `EADDRINUSE`. */
export function whyNotFree(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/**
 * A port on 127.0.0.1 that nobody listens on. `wanted` are tried first; then any, by chance, so that programs which look at
 * the same moment hardly ever find the same one. Throws when a hundred tries find none.
 */
export async function pickFreePort(wanted: readonly number[] = []): Promise<number> {
  for (const port of wanted) if ((await whyNotFree(port, '127.0.0.1')) === null) return port;
  for (let tries = 0; tries < 100; tries++) {
    const port = portRange.first + randomInt(portRange.count);
    if ((await whyNotFree(port, '127.0.0.1')) === null) return port;
  }
  throw new Error(`No free port from ${portRange.first} on, on 127.0.0.1.`);
}
