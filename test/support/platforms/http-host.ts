import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request to a platform's API. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

/** What the platform answers; `drop`: it breaks the connection without an answer. */
export type Reply =
  | 'drop'
  | {
      readonly status: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    };

/** A JSON answer. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, type: 'application/json', headers, body: JSON.stringify(value) };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://platform');
  const { method = 'GET', headers } = request;
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks) };
}

/** Listens on this machine alone, on a free port. */
export async function hostHttp(
  handle: (asked: Asked) => Reply | Promise<Reply>,
): Promise<AsyncDisposable & { readonly origin: string }> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await handle(await read(request));
    if (reply === 'drop') {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, { 'content-type': reply.type ?? 'text/plain', ...reply.headers });
    response.end(reply.body);
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
