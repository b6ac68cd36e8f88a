import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookAdapter } from '../../adapters/facebook/index.ts';
import { startGraphHub, type GraphHub } from '../support/platforms/graph-hub.ts';

const lan = { id: '7301000000000011', name: 'Nguyễn Thị Lan' };
const minh = { id: '7301000000000022', name: 'Trần Văn Minh' };
let hub: GraphHub;

beforeEach(async () => {
  hub = await startGraphHub();
});

afterEach(() => hub[Symbol.asyncDispose]());

describe('from a person to the hub', () => {
  it('the handshake is answered to our word only', async () => {
    expect(await hub.platform.handshake()).toMatchObject({ status: 200, text: '1158201444' });
    expect(await hub.platform.handshake('another')).toMatchObject({ status: 403 });
  });

  it('a Vietnamese text arrives as it was written, with its picture and place', async () => {
    const picture = { name: 'anh.jpg', type: 'image/jpeg', bytes: Buffer.from([255, 216, 255]) };
    const mid = await hub.platform.says(lan, { text: 'Ổ gà / đường Trần Phú 😟', files: [picture] });
    await hub.platform.says(lan, { point: { lat: 21.186, lon: 106.076 } });

    const [first, second] = await hub.messages();
    expect(first).toMatchObject({ externalId: mid, text: 'Ổ gà / đường Trần Phú 😟', conversation: lan.id });
    expect(second?.point).toEqual({ lat: 21.186, lon: 106.076 });
    const [file] = first?.remoteFiles ?? [];
    const policy = facebookAdapter.media?.(hub.account());
    expect(policy?.origins).toContain(new URL(file?.remote ?? '').origin);
    const bytes = await (await fetch(file?.remote ?? '')).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(picture.bytes);
  });

  it('everything twice is everything once', async () => {
    hub.platform.set('duplicates', true);
    await hub.platform.says(lan, { text: 'Một' });
    await hub.platform.comments(minh, 'Hai');

    expect(hub.platform.delivered).toHaveLength(4);
    expect((await hub.messages()).map((message) => message.text)).toEqual(['Một', 'Hai']);
  });

  it('a batch out of order is the same as one by one', async () => {
    hub.platform.set('batches', true);
    const mid = await hub.platform.says(lan, { text: 'Đèn hỏng' });
    await hub.platform.editsMessage(lan, { mid, text: 'Đèn hỏng ba đêm', count: 1 });
    const comment = await hub.platform.comments(minh, 'Tắc cống');
    await hub.platform.removes(comment);
    await hub.platform.release();

    expect(hub.platform.delivered).toHaveLength(1);
    expect((await hub.messages()).map((message) => message.text).toSorted()).toEqual(['Tắc cống', 'Đèn hỏng']);
    expect(await hub.notices()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'edited', externalId: mid, text: 'Đèn hỏng ba đêm', version: 1 }),
        expect.objectContaining({ kind: 'removed', externalId: comment }),
      ]),
    );
  });

  it('a hub that is down for a moment loses nothing', async () => {
    hub.refuseNext(2);
    await hub.platform.says(lan, { text: 'Có ai không?' });

    expect(await hub.messages()).toHaveLength(1);
    expect(hub.platform.isOn('unsubscribed')).toBe(false);
  });

  it('messages come by standby too, while Business Suite holds the thread', async () => {
    hub.platform.set('standby', true);
    await hub.platform.says(lan, { text: 'Một' });
    await hub.platform.presses(lan, { title: 'Gửi phản ánh', payload: 'REPORT' });

    expect((await hub.messages()).map((message) => message.text)).toEqual(['Một', 'Gửi phản ánh']);
  });

  it('a comment, its reply, an edit and a removal keep together', async () => {
    const comment = await hub.platform.comments(lan, 'Cống tắc');
    const reply = await hub.platform.comments(lan, 'Vẫn tắc', comment);
    await hub.platform.comments(minh, 'Nhà tôi cũng vậy', comment);
    await hub.platform.edits(comment, 'Cống số 8 tắc');
    await hub.platform.removes(reply);

    const [first, second, third] = await hub.messages();
    expect(first).toMatchObject({ isPublic: true, externalId: comment, from: { kind: 'facebook', address: lan.id } });
    expect(second?.conversation).toBe(first?.conversation);
    expect(second?.references).toContain(comment);
    expect(third?.conversation).not.toBe(first?.conversation);
    expect(await hub.notices()).toEqual([
      expect.objectContaining({ kind: 'edited', externalId: comment, text: 'Cống số 8 tắc' }),
      expect.objectContaining({ kind: 'removed', externalId: reply }),
    ]);
  });

  it('a visitor post, a mention and somebody hidden are all heard', async () => {
    await hub.platform.posts(minh, 'Bãi rác cuối ngõ');
    await hub.platform.mentions(minh, '@Tổng đài 1022 ngập quá');
    await hub.platform.comments(null, 'Không muốn nêu tên');

    expect((await hub.messages()).map(({ text, from }) => [text, from.address])).toEqual([
      ['Bãi rác cuối ngõ', minh.id],
      ['@Tổng đài 1022 ngập quá', minh.id],
      ['Không muốn nêu tên', null],
    ]);
  });

  it('a colleague in Business Suite is an echo to the person who was answered', async () => {
    const comment = await hub.platform.comments(lan, 'Cống tắc');
    await hub.platform.colleagueSays(lan, 'Cho xin địa chỉ ạ');
    const written = await hub.platform.colleagueComments(comment, 'Đã nhận ạ');

    expect(await hub.echoes()).toEqual([
      expect.objectContaining({
        messageId: null,
        to: { kind: 'messenger', address: lan.id },
        text: 'Cho xin địa chỉ ạ',
      }),
      expect.objectContaining({
        messageId: null,
        to: { kind: 'facebook', address: lan.id },
        externalId: `page:${written}`,
      }),
    ]);
  });

  it('a request for deletion gets its code, and the code its answer', async () => {
    const { status, text } = await hub.platform.asksForDeletion('2180011223344');
    const answer: unknown = JSON.parse(text);
    const page = await fetch(String(Reflect.get(Object(answer), 'url')));

    expect(status).toBe(200);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(String(Reflect.get(Object(answer), 'confirmation_code')));
    expect(await hub.notices()).toEqual([expect.objectContaining({ kind: 'person', did: 'withdrew' })]);
  });
});

describe('keeping the Page connected', () => {
  it('subscribes to what is missing and tells the age of the token', async () => {
    expect(await facebookAdapter.test?.(hub.account())).toMatchObject({
      ok: false,
      detail: expect.stringContaining('standby'),
    });

    expect(await facebookAdapter.maintain?.(hub.account())).toEqual({
      obtainedAt: new Date('2026-01-05T00:00:00Z'),
      expiresAt: null,
    });
    expect(await facebookAdapter.test?.(hub.account())).toEqual({
      ok: true,
      detail: expect.stringContaining('Tổng đài 1022'),
    });
    const changes = hub.platform.calls.filter((call) => call.method === 'POST').length;
    await facebookAdapter.maintain?.(hub.account());
    expect(hub.platform.calls.filter((call) => call.method === 'POST')).toHaveLength(changes);
  });

  it('brings a Page back that Meta unsubscribed after failures', async () => {
    await facebookAdapter.maintain?.(hub.account());
    hub.refuseNext(4);
    await hub.platform.says(lan, { text: 'Mất' });
    await hub.platform.says(lan, { text: 'Cũng mất' });
    expect(hub.platform.isOn('unsubscribed')).toBe(true);

    await facebookAdapter.maintain?.(hub.account());
    await hub.platform.says(lan, { text: 'Lại tới' });

    expect((await hub.messages()).map((message) => message.text)).toEqual(['Lại tới']);
  });

  it.each([
    ['subscribe-refused', /chưa đăng ký lại được/u],
    ['token-expired', /190/u],
    ['down', /503/u],
  ])('says in words what is wrong under the fault %s', async (fault, words) => {
    hub.platform.set(fault, true);

    await expect(facebookAdapter.maintain?.(hub.account())).rejects.toThrow(words);
    expect(await facebookAdapter.test?.(hub.account())).toMatchObject({ ok: false });
  });

  it('names the settings that are still missing', async () => {
    hub.configure({ appSecret: '', verifyToken: '', pageAccessToken: '' });

    expect(await facebookAdapter.test?.(hub.account())).toMatchObject({
      ok: false,
      detail: 'Còn thiếu: appSecret, verifyToken, pageAccessToken.',
    });
  });
});
