import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** An IMAP server that hears which tokens are offered to it and refuses every one. */
export type TokenLogin = AsyncDisposable & {
  readonly host: string;
  readonly port: number;
  /** The initial responses of XOAUTH2, decoded, in their order. */
  readonly offered: readonly string[];
};

export async function startTokenLogin(): Promise<TokenLogin> {
  const offered: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(socket, line, offered);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address !== null ? address.port : 0,
    offered,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function answer(socket: Socket, line: string, offered: string[]): void {
  const [tag = '', command = '', mechanism = '', token = ''] = line.split(' ');
  if (command.toUpperCase() === 'AUTHENTICATE') {
    offered.push(Buffer.from(token, 'base64').toString());
    socket.write(`${tag} NO [AUTHENTICATIONFAILED] ${mechanism} token refused\r\n`);
  } else if (command.toUpperCase() === 'CAPABILITY') {
    socket.write(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n${tag} OK done\r\n`);
  } else if (command.toUpperCase() === 'LOGOUT') {
    socket.end(`* BYE\r\n${tag} OK done\r\n`);
  } else if (tag !== '') socket.write(`${tag} OK done\r\n`);
}
