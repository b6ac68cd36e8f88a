import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentView } from '../../src/contract/attachments.ts';
import { rawMail } from '../support/mailbox.ts';
import { newSender, startMailHub, type MailHub } from '../support/mail/mail-hub.ts';

let mail: MailHub;

beforeAll(async () => {
  mail = await startMailHub();
});
afterAll(() => mail[Symbol.asyncDispose]());

type HostileFile = { readonly name: string; readonly type: string; readonly bytes: string };

const script = '<script>alert(document.domain)</script>';
/** Files that a browser would run when it were told, or when it guessed, what they are. */
const kinds: readonly HostileFile[] = [
  { name: 'a.svg', type: 'image/svg+xml', bytes: `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>` },
  { name: 'b.html', type: 'text/html', bytes: `<!doctype html>${script}` },
  {
    name: 'c.xhtml',
    type: 'application/xhtml+xml',
    bytes: `<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`,
  },
  {
    name: 'd.pdf',
    type: 'application/pdf',
    bytes: '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
  },
  {
    name: 'e.mht',
    type: 'application/x-mimearchive',
    bytes: `MIME-Version: 1.0\nContent-Type: text/html\n\n${script}`,
  },
  { name: 'f.gif', type: 'image/gif', bytes: 'GIF89a/*\u0001\u0001*/=1;alert(1)//' },
  { name: 'g.jpg', type: 'image/jpeg', bytes: `<html>${script}</html>` },
  { name: 'h.js', type: 'text/javascript', bytes: 'alert(1)' },
  {
    name: 'i.xml',
    type: 'text/xml',
    bytes: `<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml">${script}</x:html>`,
  },
  { name: 'k.ics', type: 'text/x-vcard', bytes: 'BEGIN:VCARD\nURL:javascript:alert(1)\nEND:VCARD' },
];
const names = [
  '../../../../tmp/x.txt',
  '..\\..\\x.txt',
  '/etc/cron.d/x',
  'C:\\Windows\\x.txt',
  '\u200b.htaccess',
  '.\u200b.htaccess',
  'a\u0000b.txt',
  'a\r\nSet-Cookie: x=1.txt',
  'x'.repeat(300),
  'anh\u202egpj.exe',
  'CON',
  'nul.txt',
  '',
  ' ',
  'don.txt',
  'don.txt',
  '%2e%2e%2fx.txt',
  '<img src=x onerror=alert(1)>.txt',
];

function encoded(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/** Sends files by mail and gives them back as staff see them. */
async function sendFiles(files: readonly HostileFile[]): Promise<readonly AttachmentView[]> {
  const mark = randomUUID();
  const parts = files.map(({ name, type, bytes }) =>
    [
      '--b',
      `Content-Type: ${type}; name="${encoded(name)}"`,
      `Content-Disposition: attachment; filename="${encoded(name)}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes, 'latin1').toString('base64'),
    ].join('\n'),
  );
  const body = ['--b', 'Content-Type: text/plain', '', `Duong ngap ${mark}`, ...parts, '--b--'].join('\n');
  await mail.relay(rawMail({ From: newSender(), 'Content-Type': 'multipart/mixed; boundary=b' }, body));
  const [receipt] = await mail.endOf(mark);
  return (await mail.ticketOf(receipt?.ticketId)).thread[0]?.attachments ?? [];
}

function download(url: string): Promise<Response> {
  return fetch(`${mail.hub.url}${url}`, { headers: { cookie: mail.operator.cookie } });
}

describe('files that came by mail', () => {
  it('are never given to a browser as something that it would run or guess', async () => {
    const files = await sendFiles(kinds);

    expect(files).toHaveLength(kinds.length);
    for (const { name, downloadUrl, pictureUrl } of files) {
      expect([name, pictureUrl]).toEqual([name, null]);
      const response = await download(downloadUrl ?? '');
      expect([name, response.status, response.headers.get('content-type')]).toEqual([
        name,
        200,
        'application/octet-stream',
      ]);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; /u);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      await response.arrayBuffer();
    }
  });

  it('lie under random names in the store alone, whatever they call themselves', async () => {
    const before = new Set(await readdir(mail.hub.dataDir, { recursive: true }));

    const files = await sendFiles(names.map((name) => ({ name, type: 'text/plain', bytes: 'x' })));

    expect(files).toHaveLength(names.length);
    const after = await readdir(mail.hub.dataDir, { recursive: true, withFileTypes: true });
    const fresh = after
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(mail.hub.dataDir, path.join(entry.parentPath, entry.name)))
      .filter((file) => !before.has(file));
    expect(fresh).toHaveLength(names.length);
    for (const file of fresh) expect(file).toMatch(/^files\/([0-9a-f]{2})\/\1[0-9a-f]{38}$/u);
    for (const { name, downloadUrl } of files) {
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.|^\s*$/u);
      expect(name.length).toBeLessThanOrEqual(180);
      const response = await download(downloadUrl ?? '');
      expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
      await response.arrayBuffer();
    }
  });
});
