import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, webReport, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let operator: StaffClient;
let photo: Buffer;
let now = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: ['web', 'worker'], now: () => now } });
  operator = await signIn(hub.url, 'operator');
  const noise = { width: 600, height: 400, channels: 3, background: '#0b6b57' } as const;
  photo = await sharp({ create: { ...noise, noise: { type: 'gaussian', mean: 120, sigma: 60 } } })
    .jpeg()
    .toBuffer();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function begin(size: number, name = 'ngập đường.jpg', type = 'image/jpeg'): Promise<Response> {
  const value = (text: string) => Buffer.from(text).toString('base64');
  return fetch(`${hub.url}/gui/files`, {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(size),
      'upload-metadata': `filename ${value(name)},filetype ${value(type)}`,
      accept: 'application/json',
    },
  });
}

async function place(size: number): Promise<string> {
  const answer = await begin(size);
  expect(answer.status).toBe(201);
  return `${hub.url}${answer.headers.get('location')}`;
}

function piece(url: string, offset: number, bytes: Buffer): Promise<Response> {
  return fetch(url, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      accept: 'application/json',
    },
    body: new Uint8Array(bytes),
  });
}

function idOf(url: string): string {
  return url.split('/').at(-1) ?? '';
}

async function send(bytes: Buffer): Promise<string> {
  const url = await place(bytes.length);
  expect((await piece(url, 0, bytes)).status).toBe(204);
  return url;
}

function storedFiles(): number {
  const root = path.join(hub.dataDir, 'files');
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(root, name)).isFile(),
  ).length;
}

describe('a file in pieces', () => {
  it('goes on where it was broken off and hangs on the report that names it', async () => {
    const url = await place(photo.length);
    const half = Math.floor(photo.length / 2);

    expect((await piece(url, 0, photo.subarray(0, half))).headers.get('upload-offset')).toBe(String(half));
    const stands = await fetch(url, { method: 'HEAD' });
    expect(stands.headers.get('upload-offset')).toBe(String(half));
    expect((await piece(url, half, photo.subarray(half))).status).toBe(204);
    const report = { ...webReport(), uploads: idOf(url) };
    const posted = await postForm(`${hub.url}/gui`, report);
    const again = await postForm(`${hub.url}/gui`, report);

    expect([posted.status, again.status]).toEqual([201, 200]);
    const ticket = await eventually(async () =>
      ticketDetail.parse((await operator.get(`/tickets/${Object(posted.body).code}`)).body),
    );
    expect(ticket.thread[0]?.attachments).toMatchObject([
      { name: 'ngập đường.jpg', type: 'image/jpeg', size: photo.length },
    ]);
  });

  it('tells where it ends when a piece comes twice, too early, or two come at once', async () => {
    const url = await place(photo.length);
    const half = Math.floor(photo.length / 2);
    await piece(url, 0, photo.subarray(0, half));

    const twice = await piece(url, 0, photo.subarray(0, half));
    const early = await piece(url, half + 10, photo.subarray(half + 10));
    const both = await Promise.all([1, 2].map(() => piece(url, half, photo.subarray(half))));

    expect([twice.status, twice.headers.get('upload-offset')]).toEqual([409, String(half)]);
    expect([early.status, early.headers.get('upload-offset')]).toEqual([409, String(half)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await fetch(url, { method: 'HEAD' })).headers.get('upload-offset')).toBe(String(photo.length));
  });

  it('is refused when it is too large, of no welcome kind, or longer than announced', async () => {
    expect((await begin(10 * 2 ** 20 + 1)).status).toBe(413);
    expect((await begin(0)).status).toBe(400);
    const page = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(5000, ' '));
    for (const content of [
      page,
      Buffer.from('MZ'.padEnd(5000, '\0')),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]) {
      const url = await place(content.length);
      const answer = await piece(url, 0, content);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'upload.wrong_kind' } });
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
    }
    const short = await place(100);
    expect((await piece(short, 0, photo)).status).toBe(413);
  });

  it('cannot be read back by anybody, and is forgotten when it was taken out', async () => {
    const url = await send(photo);
    expect((await fetch(url)).status).toBe(404);

    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);

    expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(`${hub.url}/gui/files/nonsense`, { method: 'HEAD' })).status).toBe(404);
  });

  it('does not let a report through whose file is not whole, and says so at the field', async () => {
    const url = await place(photo.length);
    expect((await piece(url, 0, photo.subarray(0, 100))).status).toBe(400);
    await piece(url, 0, photo.subarray(0, Math.floor(photo.length / 2)));

    for (const uploads of [idOf(url), randomUUID(), '../x'])
      expect(await postForm(`${hub.url}/gui`, { ...webReport(), uploads })).toMatchObject({
        status: 400,
        body: { error: { code: 'upload.missing', fields: [{ field: 'photos' }] } },
      });
  });

  it('counts with the files that came with the form: no more than five, no more than 25 MB', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(idOf(await send(photo)));

    const refused = await postForm(`${hub.url}/gui`, { ...webReport(), uploads: ids.join(',') });

    expect(refused).toMatchObject({ status: 400, body: { error: { fields: [{ field: 'photos' }] } } });
  });

  it('is forgotten, with its bytes, when nobody names it in time', async () => {
    await hub.context.uploads.forgetOld();
    const before = storedFiles();
    const url = await send(photo);
    expect(storedFiles()).toBe(before + 1);

    now = new Date(now.getTime() + 7 * 3_600_000);
    await hub.context.uploads.forgetOld();

    expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
    expect(storedFiles()).toBeLessThanOrEqual(before);
  });
});
