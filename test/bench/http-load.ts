import { connect, type Socket } from 'node:net';

export type LoadTarget = {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A body per request; absent for GET. */
  readonly nextBody?: () => Buffer;
};

export type LoadResult = { readonly perSecond: number; readonly answered: number };

const headEnd = Buffer.from('\r\n\r\n');

/** Length of head and body once both have come; null while something is missing. Answers are never chunked here. */
function answerLength(received: Buffer): number | null {
  const end = received.indexOf(headEnd);
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without Content-Length: ${head.slice(0, 200)}`);
  const whole = end + headEnd.length + Number(length);
  return received.length >= whole ? whole : null;
}

/** One keep-alive connection that asks again as soon as it was answered. Resolves when `until` has passed. */
function runConnection(target: LoadTarget, until: number, onAnswer: () => void): Promise<void> {
  const head = [
    `${target.method} ${target.path} HTTP/1.1`,
    `Host: 127.0.0.1:${target.port}`,
    ...Object.entries(target.headers).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: '127.0.0.1', port: target.port, noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    const send = () => {
      const body = target.nextBody?.();
      if (!body) return socket.write(`${head}\r\n\r\n`, 'latin1');
      return socket.write(
        Buffer.concat([Buffer.from(`${head}\r\nContent-Length: ${body.length}\r\n\r\n`, 'latin1'), body]),
      );
    };
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.once('connect', send);
    socket.on('error', fail);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      try {
        if (answerLength(received) === null) return;
      } catch (error) {
        return fail(error instanceof Error ? error : new Error(String(error)));
      }
      if (!received.toString('latin1', 0, 12).endsWith('200'))
        return fail(new Error(`not 200: ${received.toString('utf8').slice(0, 600)}`));
      received = Buffer.alloc(0);
      onAnswer();
      if (performance.now() < until) return void send();
      socket.destroy();
      resolve();
    });
  });
}

/** Loads a server for a while over `connections` keep-alive connections. Throws at the first answer that is not 200. */
export async function load(
  target: LoadTarget,
  input: { readonly connections: number; readonly ms: number },
): Promise<LoadResult> {
  const started = performance.now();
  const until = started + input.ms;
  let answered = 0;
  const count = () => {
    answered += 1;
  };
  await Promise.all(Array.from({ length: input.connections }, () => runConnection(target, until, count)));
  return { perSecond: (answered / (performance.now() - started)) * 1000, answered };
}
