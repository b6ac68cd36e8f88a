import { promisify } from 'node:util';
import { crc32, deflate, gzip } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { postReport, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { expectRefusal, expectTicket, expectUnharmed } from '../support/refusals.ts';

let hub: TestHub;
let operator: StaffClient;
let door: string;

beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
  door = `${hub.url}/webhooks/web/web`;
});
afterEach(() => expectUnharmed(hub, operator));
afterAll(() => hub[Symbol.asyncDispose]());

function ticketOf(answer: ApiAnswer): Promise<TicketDetail> {
  return expectTicket(operator, answer);
}

describe('files', () => {
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);

  it('of 30 MB are refused with the limit, in a form of a browser and of a program', async () => {
    const file = { name: 'lon.jpg', type: 'image/jpeg', bytes: Buffer.concat([jpegHead, Buffer.alloc(30 * 2 ** 20)]) };

    for (const url of [door, `${hub.url}/gui`]) {
      const answer = await postForm(url, webReport(), [file]);
      expectRefusal(answer, 413, url);
      expect(JSON.stringify(answer.body)).toMatch(/25 MB|10 MB/);
    }
    const page = new FormData();
    page.append('photos', new Blob([new Uint8Array(file.bytes)]), file.name);
    const shown = await fetch(`${hub.url}/gui`, { method: 'POST', headers: { accept: 'text/html' }, body: page });
    expect([shown.status, (await shown.text()).startsWith('<!doctype html>')]).toEqual([413, true]);
    expectRefusal(await postForm(door, webReport(), [{ ...file, bytes: Buffer.alloc(60 * 2 ** 20) }]), 413);
    const base64 = Buffer.alloc(45 * 2 ** 20, 0x41).toString('latin1');
    expectRefusal(
      await postReport(hub.url, webReport({ attachments: [{ name: 'a.jpg', type: 'image/jpeg', base64 }] })),
      413,
    );
  });

  it('over 10 MB, too many, or of a kind that runs are refused by name', async () => {
    const file = (name: string, size: number) => ({ name, type: 'image/jpeg', bytes: Buffer.alloc(size, 1) });

    const big = await postForm(door, webReport(), [file('to.jpg', 11 * 2 ** 20)]);
    const many = await postForm(
      door,
      webReport(),
      Array.from({ length: 6 }, (_, i) => file(`${i}.jpg`, 10)),
    );
    const program = await postForm(door, webReport(), [file('trojan.exe', 10)]);
    const page = await postForm(door, webReport(), [file('trang.svg', 10)]);

    expectRefusal(big, 413);
    expect(JSON.stringify(big.body)).toContain('to.jpg');
    for (const answer of [many, program, page]) expectRefusal(answer, 400);
    expect(JSON.stringify(program.body)).toContain('trojan.exe');
  });

  it('that only call themselves pictures are kept and shown as files, with the problem named', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const ticket = await ticketOf(
      await postForm(door, webReport(), [
        { name: 'gia.jpg', type: 'image/jpeg', bytes: Buffer.from('<html><script>alert(1)</script>') },
        { name: 'cut.jpg', type: 'image/jpeg', bytes: jpegHead },
        { name: 'cut.png', type: 'image/png', bytes: png },
        { name: 'rong.png', type: 'image/png', bytes: Buffer.alloc(0) },
        { name: 'bom.png', type: 'image/png', bytes: await pictureBomb() },
      ]),
    );

    const files = ticket.thread[0]?.attachments ?? [];
    expect(files).toHaveLength(5);
    expect(files.map((one) => one.pictureUrl)).toEqual([null, null, null, null, null]);
    expect(files.map((one) => one.problem === null)).toEqual([false, false, false, false, false]);
  });

  it('that would fill the memory when opened are kept unopened, and cost next to nothing', async () => {
    const before = process.memoryUsage.rss();
    const ticket = await ticketOf(
      await postForm(door, webReport(), [
        { name: 'den-trang.png', type: 'image/png', bytes: await wholePng(30_000, 30_000) },
        { name: 'phim.gif', type: 'image/gif', bytes: endlessGif(10_000) },
        { name: 'kho.zip', type: 'application/zip', bytes: zipOf(await promisify(gzip)(Buffer.alloc(300 * 2 ** 20))) },
      ]),
    );

    const files = ticket.thread[0]?.attachments ?? [];
    expect(files.map((one) => [one.pictureUrl !== null, one.problem])).toEqual([
      [false, 'picture_too_large'],
      [true, null],
      [false, null],
    ]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 2 ** 20);
  });

  it('with names made to harm are kept under harmless ones', async () => {
    const names = [
      '../../x.jpg',
      '..\\x.jpg',
      '/etc/x.jpg',
      '\u200b.htaccess.txt',
      'a\r\nSet-Cookie: x.jpg',
      `${'ế'.repeat(300)}.jpg`,
      'gpj.\u202e.txt',
      'CON.txt',
      '.txt',
    ];
    const file = (name: string) => ({ name, type: 'text/plain', bytes: Buffer.from('x') });

    expectRefusal(await postForm(door, webReport(), [file('a\u0000b.jpg')]), 400);
    for (const part of [names.slice(0, 5), names.slice(5)]) {
      const ticket = await ticketOf(await postForm(door, webReport(), part.map(file)));
      for (const { name, downloadUrl } of ticket.thread[0]?.attachments ?? []) {
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\./u);
        expect(name.length).toBeLessThanOrEqual(180);
        const response = await fetch(`${hub.url}${downloadUrl}`, { headers: { cookie: operator.cookie } });
        expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
        await response.arrayBuffer();
      }
    }
  });
});

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A complete white PNG of one bit a pixel: a hundred kilobytes that become gigabytes. */
async function wholePng(width: number, height: number): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = await promisify(deflate)(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of so many frames of one pixel. */
function endlessGif(frames: number): Buffer {
  const head = Buffer.from('47494638396101000100800000ffffff000000', 'hex');
  const frame = Buffer.from('21f90400010000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(';')]);
}

/** An archive of one stored entry. */
function zipOf(bytes: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt32LE(crc32(bytes), 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(bytes.length, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('x'), bytes]);
}

/** A PNG of a few kilobytes that would take gigabytes when decoded. */
async function pictureBomb(): Promise<Buffer> {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const bomb = Buffer.from(small);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}
