import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chatTexts, previewChat } from './chat-text.ts';
import { previewTemplate } from './preview-template.ts';
import { classifyCode } from './error-classes.ts';
import { fitFile } from './fit-file.ts';
import { mediaOfZalo } from './media.ts';
import { zaloLimits, zaloSettings } from './schema.ts';
import { canReachByZalo, codeSettingsOfZalo } from './send.ts';

const plain = { appId: '123', oaId: '456', oaSecretKey: 'khoa', appSecret: 'bi-mat' };

describe('settings', () => {
  it('come as words from a command line', () => {
    const settings = zaloSettings.parse({ ...plain, appId: 123, appsecretProof: 'true', znsTemplateId: 480_921 });

    expect(settings).toMatchObject({ appId: '123', appsecretProof: true, znsTemplateId: '480921' });
    expect(settings.baseUrl).toBe('https://openapi.zalo.me');
  });

  it('say what fills the fields of a template', () => {
    const settings = zaloSettings.parse({ ...plain, znsFields: ' ma=code , don_vi = agency:30 ' });

    expect(settings.znsFields).toEqual([
      { param: 'ma', fact: 'code' },
      { param: 'don_vi', fact: 'agency', max: 30 },
    ]);
    expect(zaloSettings.safeParse({ ...plain, znsFields: 'ma=password' }).success).toBe(false);
  });

  it('send no secret in the clear to another machine', () => {
    expect(zaloSettings.safeParse({ ...plain, baseUrl: 'http://zalo.example' }).success).toBe(false);
    expect(zaloSettings.safeParse({ ...plain, baseUrl: 'http://127.0.0.1:8080/' }).data?.baseUrl).toBe(
      'http://127.0.0.1:8080',
    );
  });

  it('decide whether phone numbers are reached', () => {
    const without = { settings: zaloSettings.parse(plain) };
    const withTemplate = { settings: zaloSettings.parse({ ...plain, znsTemplateId: '1' }) };

    expect([canReachByZalo('zalo', without), canReachByZalo('phone', without)]).toEqual([true, false]);
    expect([canReachByZalo('phone', withTemplate), canReachByZalo('email', withTemplate)]).toEqual([true, false]);
  });

  it('bring codes by a template of their own, or not at all', () => {
    const without = { settings: zaloSettings.parse({ ...plain, znsTemplateId: '1' }) };
    const own = { ...plain, znsTemplateId: '1', znsCodeTemplateId: '77' };

    expect(codeSettingsOfZalo('phone', without)).toBeNull();
    expect(codeSettingsOfZalo('zalo', { settings: zaloSettings.parse(own) })).toBeNull();
    const codes = codeSettingsOfZalo('phone', { settings: zaloSettings.parse(own) });
    expect(zaloSettings.parse({ ...own, ...codes })).toMatchObject({
      znsTemplateId: '77',
      znsFields: [{ param: 'otp', fact: 'code' }],
    });
  });

  it('allow files from Zalo, and from an address of their own', () => {
    const own = zaloSettings.parse({ ...plain, baseUrl: 'http://127.0.0.1:8080/zalo' });

    expect(mediaOfZalo({ settings: zaloSettings.parse(plain) }).origins).toEqual([]);
    expect(mediaOfZalo({ settings: own }).origins).toEqual(['http://127.0.0.1:8080']);
  });
});

describe('a text', () => {
  it('is previewed as the messages it becomes', () => {
    const text = `${'từ '.repeat(1000)}hết`;

    expect(previewChat(text)).toMatchObject({ count: 2, encoding: null, problems: [] });
    expect(previewChat('').problems).toHaveLength(1);
    expect(previewChat('Chào anh').parts).toEqual(['Chào anh']);
  });

  it('to a telephone is previewed as the fields of the template, for that is all that arrives', () => {
    const shown = previewTemplate({ settings: zaloSettings.parse({ ...plain, znsTemplateId: '1' }) });

    expect(shown.parts.join()).not.toContain('Chào anh');
    expect(shown).toMatchObject({ count: 1, problems: [{ en: expect.stringContaining('ZNS template') }] });
  });

  it('says that a machine wrote it', () => {
    expect(chatTexts({ text: 'Đã nhận.', automatic: true, lang: 'vi' })).toEqual(['Đã nhận.\n\n(Tin nhắn tự động)']);
    expect(chatTexts({ text: 'Xin chào', automatic: false, lang: 'vi' })).toEqual(['Xin chào']);
  });
});

describe('a refusal', () => {
  const atNight = new Date('2026-01-12T16:00:00Z');

  it.each([
    ['retry', [-32, -100, -200, -214]],
    ['reauth', [-124, -216, -220, -242]],
    ['window_closed', [-213, -230, -232, -234]],
    ['recipient_unreachable', [-217, -218, -227, -244]],
    [
      'config',
      [-201, -204, -205, -209, -210, -211, -212, -219, -221, -223, -224, -233, -235, -240, -248, -249, -320, -321],
    ],
    ['permanent', [-9999]],
  ])('of a chat message is %s', (errorClass, codes) => {
    for (const code of codes) expect(classifyCode(code, 'oa', atNight).errorClass, String(code)).toBe(errorClass);
  });

  it.each([
    ['retry', [-32, -100, -133, -144, -147]],
    ['reauth', [-124]],
    ['recipient_unreachable', [-108, -114, -118, -119, -139, -141]],
    ['config', [-109, -111, -112, -115, -131, -132]],
    ['permanent', [-9999]],
  ])('of a template is %s', (errorClass, codes) => {
    for (const code of codes) expect(classifyCode(code, 'zns', atNight).errorClass, String(code)).toBe(errorClass);
  });

  it('is tried again when it can succeed', () => {
    const hours = (code: number, now: string) =>
      (classifyCode(code, 'zns', new Date(now)).retryAfterMs ?? 0) / 3_600_000;

    expect(classifyCode(-32, 'oa', atNight).retryAfterMs).toBe(60_000);
    expect(hours(-133, '2026-01-12T16:00:00Z')).toBe(7);
    expect(hours(-133, '2026-01-12T22:30:00Z')).toBe(0.5);
    expect(hours(-144, '2026-01-12T03:00:00Z')).toBe(20);
    expect(hours(-147, '2026-01-12T18:00:00Z')).toBe(29);
  });
});

describe('a file', () => {
  const noise = (edge: number) =>
    sharp(Buffer.from(Array.from({ length: edge * edge * 3 }, (_, index) => (index * 2_654_435_761) >>> 24)), {
      raw: { width: edge, height: edge, channels: 3 },
    });

  it('that is a large picture is made smaller', async () => {
    const bytes = await noise(900).png({ compressionLevel: 0 }).toBuffer();
    const fitted = await fitFile({ name: 'hiện trường.png', type: 'image/png', bytes });

    expect(bytes.length).toBeGreaterThan(zaloLimits.imageBytes);
    expect(fitted).toMatchObject({ upload: 'image', name: 'hiện trường.jpg', type: 'image/jpeg' });
    expect(fitted?.bytes.length).toBeLessThanOrEqual(zaloLimits.imageBytes);
  });

  it('that fits goes as it is, and moves when it is a GIF', async () => {
    const jpeg = await noise(20).jpeg().toBuffer();
    const gif = await noise(20).gif().toBuffer();

    expect(await fitFile({ name: 'a.jpg', type: 'image/jpeg', bytes: jpeg })).toMatchObject({ bytes: jpeg });
    expect(await fitFile({ name: 'a.gif', type: 'image/gif', bytes: gif })).toMatchObject({
      upload: 'gif',
      size: { width: 20, height: 20 },
    });
  });

  it('that Zalo does not take is named as such', async () => {
    const bytes = Buffer.from('PK');

    expect(await fitFile({ name: 'bảng.xlsx', type: 'application/x', bytes })).toBeNull();
    expect(await fitFile({ name: 'văn bản.pdf', type: 'application/pdf', bytes })).toMatchObject({ upload: 'file' });
    expect(await fitFile({ name: 'lớn.pdf', type: 'application/pdf', bytes: Buffer.alloc(6 * 2 ** 20) })).toBeNull();
  });
});
