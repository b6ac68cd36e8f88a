import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardedPost, refusalOfAddress } from './guarded-post.ts';

let canary: Server;
let port: number;
let connections = 0;

beforeAll(async () => {
  canary = createServer((request, response) => {
    if (request.url === '/slow') return;
    if (request.url === '/away') response.writeHead(307, { location: 'http://127.0.0.1/other' }).end();
    else response.end(request.url === '/large' ? 'x'.repeat(5000) : 'answer');
  });
  canary.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, resolve));
  // A server that listens on a port has an address of this shape.
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});
beforeEach(() => {
  connections = 0;
});

/** Time enough on a busy machine, but for what shall be late. */
function post(url: string, allowHouse: boolean, timeoutMs = 20_000) {
  return guardedPost({ url, headers: {}, body: '{}', timeoutMs, maxBytes: 1000, allowHouse });
}

describe('posting to an address that an administrator wrote down', () => {
  it.each([
    (at: number) => `http://127.0.0.1:${at}/`,
    (at: number) => `https://127.0.0.1:${at}/`,
    (at: number) => `https://localhost:${at}/`,
    (at: number) => `https://[::1]:${at}/`,
    (at: number) => `https://[::ffff:127.0.0.1]:${at}/`,
    (at: number) => `https://0x7f000001:${at}/`,
    (at: number) => `https://user:secret@localhost:${at}/`,
    () => 'https://169.254.169.254/latest',
    () => 'http://api.example/',
    () => 'ftp://api.example/',
    () => '',
  ])('never reaches the own network unless that is allowed (%#)', async (urlAt) => {
    expect(await post(urlAt(port), false)).toEqual({ ok: false, problem: 'forbidden' });
    expect(connections).toBe(0);
  });

  it('reaches the own network where that is allowed, and what tells the secrets of clouds not even then', async () => {
    expect(await post(`http://127.0.0.1:${port}/`, true)).toEqual({ ok: true, status: 200, text: 'answer' });
    expect(await post(`http://localhost:${port}/`, true)).toMatchObject({ ok: true });
    expect(await post('http://169.254.169.254/latest', true)).toEqual({ ok: false, problem: 'forbidden' });
    expect(await post(`http://[::ffff:169.254.169.254]/`, true)).toEqual({ ok: false, problem: 'forbidden' });
  });

  it('sends nothing unencrypted to the internet, whatever is allowed', () => {
    expect(refusalOfAddress('http://8.8.8.8/v1', true)).toBe('private');
    expect(refusalOfAddress('https://8.8.8.8/v1', true)).toBeNull();
    expect(refusalOfAddress('http://api.example/v1', false)).toBe('not_https');
  });

  it('follows no redirect, reads no endless answer, and does not wait for ever', async () => {
    expect(await post(`http://127.0.0.1:${port}/away`, true)).toMatchObject({ ok: true, status: 307 });
    expect(await post(`http://127.0.0.1:${port}/large`, true)).toEqual({ ok: false, problem: 'unreachable' });
    expect(await post(`http://127.0.0.1:${port}/slow`, true, 100)).toEqual({ ok: false, problem: 'late' });
  });
});
