import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { mailLimits } from './limits.ts';
import { mailThreads, startMailThread } from './mail-threads.ts';
import { readMailSafely } from './read-safely.ts';

const text = 'From: an@example.vn\r\nSubject: Ngập\r\nDate: Mon, 12 Jan 2026 10:30:00 +0700\r\n';
const startup = { timeout: 60_000 };

it('reads a mail in a thread and brings its files back byte by byte', startup, async () => {
  const bytes = randomBytes(3 * 2 ** 20);
  const raw = Buffer.from(
    `${text}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\nxin chào\r\n--m\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n--m--`,
  );

  const message = await readMailSafely(raw, {});

  expect(message).toMatchObject({ text: 'xin chào', subject: 'Ngập', sentAt: new Date('2026-01-12T03:30:00Z') });
  const [file] = message.attachments;
  expect(Buffer.isBuffer(file?.bytes)).toBe(true);
  expect(file?.bytes.equals(bytes)).toBe(true);
});

it('ends a thread that needs too long, and the next mail is read by another', startup, async () => {
  const slow = new Uint8Array(
    Buffer.from(`${text}Content-Type: text/html\r\n\r\n${'<ul><li>x</li></ul>'.repeat(50_000)}`),
  );

  expect(await mailThreads.ask({ request: { raw: slow, context: {} }, transfer: [], deadlineMs: 1 })).toBeNull();

  expect(await readMailSafely(Buffer.from(`${text}\r\nxin chào`), {})).toMatchObject({
    text: 'xin chào',
    problems: [],
  });
});

it('ends a thread that fails, without harm to others that are read at the same time', startup, async () => {
  const [broken, ...others] = await Promise.all([
    mailThreads.ask({ request: { raw: null, context: {} }, transfer: [], deadlineMs: mailLimits.parseMs }),
    ...Array.from({ length: 20 }, (_, index) => readMailSafely(Buffer.from(`${text}\r\nthư ${index}`), {})),
  ]);

  expect(broken).toBeNull();
  expect(others.map((message) => message.text)).toEqual(Array.from({ length: 20 }, (_, index) => `thư ${index}`));
});

it('bounds the memory of a thread', startup, async () => {
  const thread = await startMailThread();

  expect(thread.resourceLimits).toMatchObject({ maxOldGenerationSizeMb: mailLimits.parseHeapMiB });
  await thread.terminate();
});

it('leaves the event loop free while it reads', startup, async () => {
  await readMailSafely(Buffer.from(`${text}\r\nxin chào`), {});
  let beats = 0;
  const beat = setInterval(() => (beats += 1), 5);

  await readMailSafely(
    Buffer.from(`${text}Content-Type: text/html\r\n\r\n${'<ul><li>x</li></ul>'.repeat(50_000)}`),
    {},
  );
  clearInterval(beat);

  expect(beats).toBeGreaterThan(5);
});
