import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import type { AttachmentView } from '../../src/contract/attachments.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import { expectTicket } from '../support/refusals.ts';

let hub: TestHub;
let officer: StaffClient;
let stranger: StaffClient;
let ticket: TicketDetail;
let trackingUrl: string;
let files: readonly AttachmentView[];
let exifOfPhoto: string;

const place = {
  IFD0: { Artist: 'Nguyễn Văn Kín', Copyright: '<script>alert(1)</script>' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 11/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 4/1 0/1' },
};

beforeAll(async () => {
  hub = await startTestHub();
  let operator: StaffClient;
  [operator, officer, stranger] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
  ]);
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b6b57' } })
    .withExif(place)
    .jpeg()
    .toBuffer();
  exifOfPhoto = (await sharp(photo).metadata()).exif?.toString('latin1') ?? '';
  const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), [
    { name: 'ảnh "1"; filename=x.html\r\n.jpg', type: 'image/jpeg', bytes: photo },
    {
      name: 'that-ra-la-trang.jpg',
      type: 'image/jpeg',
      bytes: Buffer.from('<!doctype html><script>alert(document.domain)</script>'),
    },
    {
      name: 'hinh.txt',
      type: 'image/svg+xml',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    },
  ]);
  ({ trackingUrl } = submitted.parse(posted.body));
  const opened = await expectTicket(operator, posted);
  ticket = ticketDetail.parse(
    (await operator.post(`/tickets/${opened.id}/route`, { version: 1, category: 'drainage', lead: 'so-xay-dung' }))
      .body,
  );
  files = ticket.thread[0]?.attachments ?? [];
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('files of a ticket', () => {
  async function open(path: string, cookie: string): Promise<Response> {
    return fetch(`${hub.url}${path}`, { headers: { cookie } });
  }

  it('are downloads for the agency that has the ticket, never pages', async () => {
    expect(files).toHaveLength(3);
    for (const file of files) {
      const response = await open(file.downloadUrl ?? '', officer.cookie);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.~!-]+$/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('cache-control')).toContain('no-store');
      await response.arrayBuffer();
    }
  });

  it('are not there for anybody else, by any address', async () => {
    for (const file of files) {
      for (const [path, status] of [
        [`${file.downloadUrl}`, 404],
        [`${file.downloadUrl}/picture`, 404],
        [`${file.downloadUrl}/original`, 403],
      ] as const) {
        expect((await open(path, '')).status).toBe(401);
        expect((await open(path, stranger.cookie)).status).toBe(status);
      }
      for (const path of [
        `/uploads/${file.id}`,
        `/files/${file.id}`,
        `/assets/${file.id}`,
        `/assets/../files/${file.id}`,
        `/t/${ticket.code}/${'0'.repeat(32)}/files/${file.id}`,
      ]) {
        expect((await open(path, '')).status).toBe(404);
      }
    }
  });

  it('that are pages or drawings are never shown inline', async () => {
    for (const file of files.slice(1)) {
      expect(file.pictureUrl).toBeNull();
      expect((await open(`${file.downloadUrl}/picture`, officer.cookie)).status).toBe(404);
    }
  });

  it('that are pictures are shown again encoded, without place, author or comment, to staff and sender alike', async () => {
    const [photo] = files;
    expect(exifOfPhoto).toContain('Nguy');
    const sendersLink = `${new URL(trackingUrl).pathname}/files/${photo?.id}`;
    const links = [photo?.pictureUrl ?? '', photo?.downloadUrl ?? '', sendersLink, `${sendersLink}/picture`];
    for (const link of links) {
      const response = await open(link, officer.cookie);

      expect([link, response.status]).toEqual([link, 200]);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const bytes = Buffer.from(await response.arrayBuffer());
      const metadata = await sharp(bytes).metadata();
      expect([metadata.format, metadata.exif, metadata.xmp, metadata.iptc]).toEqual([
        'jpeg',
        undefined,
        undefined,
        undefined,
      ]);
      expect(bytes.toString('latin1')).not.toMatch(/Nguy|script|GPS/);
    }
  });

  it('that are pictures come as they were to those who have the right alone', async () => {
    const supervisor = await signIn(hub.url, 'supervisor');
    const seen = ticketDetail.parse((await supervisor.get(`/tickets/${ticket.id}`)).body).thread[0]?.attachments;

    expect(seen?.map((file) => file.originalUrl !== null)).toEqual([true, false, false]);
    expect(files.map((file) => file.originalUrl)).toEqual([null, null, null]);
    const link = seen?.[0]?.originalUrl ?? '';
    expect((await open(link, officer.cookie)).status).toBe(403);
    const response = await open(link, supervisor.cookie);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    const original = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(original.exif?.toString('latin1')).toBe(exifOfPhoto);
  });

  it('that an iPhone took as HEIC are shown as any picture, and kept as they were', async () => {
    const heic = readFileSync(new URL('../support/pictures/phone.heic', import.meta.url));
    const supervisor = await signIn(hub.url, 'supervisor');
    const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), [
      { name: 'IMG_0042.HEIC', type: 'image/heic', bytes: heic },
    ]);

    const [photo] = (await expectTicket(supervisor, posted)).thread[0]?.attachments ?? [];

    expect(photo).toMatchObject({ name: 'IMG_0042.HEIC', type: 'image/heic', problem: null });
    const shown = await open(photo?.pictureUrl ?? '', supervisor.cookie);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const { format, width, exif } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect([format, width, exif]).toEqual(['jpeg', 360, undefined]);
    const original = await open(photo?.originalUrl ?? '', supervisor.cookie);
    expect(Buffer.from(await original.arrayBuffer()).equals(heic)).toBe(true);
  });

  it('are downloads for the sender too', async () => {
    for (const file of files) {
      const response = await open(`${new URL(trackingUrl).pathname}/files/${file.id}`, '');

      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('content-type')).not.toMatch(/html|svg|xml/);
      await response.arrayBuffer();
    }
  });
});

describe('the private link', () => {
  it('opens nothing with a wrong sign or the token of another ticket', async () => {
    const other = submitted.parse((await postReport(hub.url, webReport())).body);
    const [, , , token = ''] = new URL(trackingUrl).pathname.split('/');
    const [, , , otherToken = ''] = new URL(other.trackingUrl).pathname.split('/');
    const wrong = [
      otherToken,
      `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`,
      '0'.repeat(32),
      token.slice(0, 31),
    ];
    for (const one of wrong) {
      expect((await fetch(`${hub.url}/api/v1/public/tickets/${ticket.code}?token=${one}`)).status).toBe(404);
      expect((await fetch(`${hub.url}/t/${ticket.code}/${one}`)).status).toBe(404);
    }
  });

  it('is needed for everything but the status', async () => {
    const text = await (await fetch(`${hub.url}/api/v1/public/status/${ticket.code}`)).text();

    expect(text).toContain(ticket.code);
    for (const secret of ['Trần Phú', 'Nguyễn Thị Lan', 'nguoidan.example', files[0]?.id ?? '-', ticket.id])
      expect(text).not.toContain(secret);
  });
});
