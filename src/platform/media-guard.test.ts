import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPolicy } from '../channels/remote-file.ts';
import { fetchMedia, MediaRefusal } from './media-guard.ts';

let canary: Server;
let origin: string;
let port: number;
let connections = 0;

beforeAll(async () => {
  canary = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/file') response.end('bytes');
    else if (pathname === '/large') response.end(Buffer.alloc(2000));
    else if (pathname === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    else if (pathname === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (pathname === '/asked') response.end(request.headers.authorization ?? 'nothing');
    else response.writeHead(pathname === '/busy' ? 503 : 404).end();
  });
  canary.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, resolve));
  // A server that listens on a port has an address of this shape.
  port = (canary.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => canary.close());
beforeEach(() => {
  connections = 0;
});

const platform: MediaPolicy = { hosts: ['*.example-cdn.vn', 'localtest.me', 'localhost'], origins: [], maxBytes: 1000 };

function refusalOf(url: string, policy: MediaPolicy = platform): Promise<unknown> {
  return fetchMedia({ url }, policy).catch((error: unknown) => error);
}

describe('fetching a file that a message names', () => {
  it.each([
    (at: number) => `http://127.0.0.1:${at}/file`,
    (at: number) => `https://127.0.0.1:${at}/file`,
    (at: number) => `https://[::ffff:127.0.0.1]:${at}/file`,
    (at: number) => `https://0x7f000001:${at}/file`,
    (at: number) => `https://2130706433:${at}/file`,
    (at: number) => `https://localhost:${at}/file`,
    () => 'https://localhost/file',
    () => 'https://localtest.me/file',
    () => 'https://169.254.169.254/latest/meta-data',
    () => 'http://cdn.example-cdn.vn/file',
    () => 'https://cdn.example-cdn.vn.evil.example/file',
    () => 'https://user:secret@cdn.example-cdn.vn/file',
    () => 'gopher://127.0.0.1/1',
    () => 'file:///etc/passwd',
    () => 'data:text/plain,x',
    () => '//127.0.0.1/file',
    () => '',
  ])('never reaches a private host (%#)', async (urlAt) => {
    const refusal = await refusalOf(urlAt(port));

    expect(refusal).toBeInstanceOf(MediaRefusal);
    expect(connections).toBe(0);
  });

  it('takes an origin that an administrator wrote into the settings', async () => {
    const bytes = await fetchMedia({ url: `${origin}/file` }, { ...platform, origins: [origin] });

    expect(bytes.toString()).toBe('bytes');
  });

  it.each(['/away', '/loop', '/large', '/nothing'])('stops at %s for good', async (path) => {
    const refusal = await refusalOf(`${origin}${path}`, { ...platform, origins: [origin] });

    expect(refusal).toMatchObject({ name: 'MediaRefusal', temporary: false });
  });

  it('may come back when the platform is busy', async () => {
    const refusal = await refusalOf(`${origin}/busy`, { ...platform, origins: [origin] });

    expect(refusal).toMatchObject({ name: 'MediaRefusal', temporary: true });
  });

  it('says nothing of the address, which may hold a token', async () => {
    const refusal = await refusalOf(`https://evil.example/file?token=s3cret`);

    expect(String(refusal)).not.toContain('s3cret');
  });
});
