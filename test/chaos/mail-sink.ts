import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** The world's mailboxes: takes what the hub sends and counts how often it got each mail. */
export type MailSink = AsyncDisposable & {
  readonly port: number;
  readonly received: () => number;
  /** Mails that came more than once. */
  readonly repeated: () => number;
};

export async function openMailSink(): Promise<MailSink> {
  const counts = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', done);
      stream.once('end', () => {
        const id = /^message-id:\s*(\S+)/im.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? '';
        counts.set(id, (counts.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  // A hub that is killed while it sends breaks its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port }: Pick<AddressInfo, 'port'> = addressOf(server.server.address());
  return {
    port,
    received: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    repeated: () => [...counts.values()].filter((count) => count > 1).length,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address;
}
