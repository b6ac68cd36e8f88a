import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox, rawMail, type Relay } from '../support/mailbox.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { watchHostile, type HostileWatch } from '../support/pages/watch-hostile.ts';

const subject = 'Đèn đường hỏng trước cổng trường';

let hub: TestHub;
let sink: SmtpSink;
let relay: Relay;
let operator: StaffPage;
let watch: HostileWatch;
let picture: Buffer;

beforeAll(async () => {
  [hub, sink] = await Promise.all([startTestHub(), startSmtpSink()]);
  relay = await openMailbox(hub, { smtp: sink });
  picture = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  operator = await openStaff(hub.url, { role: 'operator' });
  watch = await watchHostile(operator.person.context, hub.url);
  await operator.person.context.route('https://*.example/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: picture }),
  );
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

function letter(): string {
  const html = [
    '<h2>Kính gửi tổng đài</h2><p>Ảnh kèm theo: <img src="cid:den@1" alt="cột đèn"></p>',
    '<img src="https://pictures.example/logo.png" alt="logo"><img src="http://pictures.example/2.png">',
    '<a href="https://news.example/bai-bao">Bài báo</a><script>alert(1)</script>',
  ].join('');
  const related = [
    '--r',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64'),
    '--r',
    'Content-Type: image/png; name="den.png"',
    'Content-ID: <den@1>',
    'Content-Disposition: inline; filename="den.png"',
    'Content-Transfer-Encoding: base64',
    '',
    picture.toString('base64'),
    '--r--',
  ].join('\n');
  const fields = {
    Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    From: `lan-${randomUUID()}@nguoidan.example`,
    'Content-Type': 'multipart/related; boundary=r',
  };
  return rawMail(fields, related);
}

const frame = () => operator.page.frameLocator('iframe[title="Thư có định dạng"]');

/** How wide each picture of the formatted mail is drawn: one that was not loaded is a small mark. No script runs in there. */
async function pictureWidths(): Promise<number[]> {
  const boxes = (await frame().locator('img').all()).map((one) => one.boundingBox());
  return (await Promise.all(boxes)).map((box) => Math.round(box?.width ?? 0));
}

describe('a mail with formatting', () => {
  it('is shown as text first; formatted, it shows its own pictures and loads nothing from outside', async () => {
    await relay(letter());
    await operator.row(subject).click();
    const message = operator.messages('Phản ánh');
    await message.getByText('Kính gửi tổng đài').waitFor();
    await message.getByRole('img', { name: 'den.png' }).waitFor();

    await operator.button('Xem bản có định dạng').click();

    await frame().getByRole('heading', { name: 'Kính gửi tổng đài' }).waitFor();
    await message.getByText('2 ảnh từ bên ngoài chưa được tải.').waitFor();
    await expect.poll(pictureWidths).toEqual([120]);
    expect(await message.getByRole('img', { name: 'den.png' }).count()).toBe(0);
    expect(await frame().getByRole('link', { name: 'Bài báo' }).getAttribute('rel')).toContain('noopener');
    await expectNoSeriousAxe(operator.page);
    expect([watch.runs, watch.requests]).toEqual([[], []]);
  });

  it('loads pictures from outside when asked, by https and without saying from where, for this view only', async () => {
    const requests: (string | undefined)[] = [];
    operator.person.context.on('request', async (request) => {
      if (request.url().includes('.example')) requests.push((await request.allHeaders())['referer']);
    });

    await operator.button('Hiện ảnh từ bên ngoài').click();

    await expect.poll(pictureWidths).toEqual([120, 120, 120]);
    expect(watch.requests).toEqual(['https://pictures.example/logo.png', 'https://pictures.example/2.png']);
    expect(requests).toEqual([undefined, undefined]);
    await operator.button('Ẩn bản có định dạng').click();
    await operator.button('Xem bản có định dạng').click();
    await operator.button('Hiện ảnh từ bên ngoài').waitFor();
    await expect.poll(pictureWidths).toEqual([120]);
    expect(watch.requests).toHaveLength(2);
    expect(watch.runs).toEqual([]);
  });
});
