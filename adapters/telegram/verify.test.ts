import { describe, expect, it } from 'vitest';
import type { RawInput } from '../../src/channels/door.ts';
import { testAccount } from '../conformance/account.ts';
import { telegramSettings } from './schema.ts';
import { verifyUpdate } from './verify.ts';

const settings = telegramSettings.parse({ botToken: '7000000001:AAE-token', secretToken: 'secret_1' });
const update = { update_id: 42, message: { message_id: 1, text: 'Đèn hỏng' } };

function input(body: unknown, headers: Record<string, string> = {}): RawInput {
  return {
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    headers: { 'x-telegram-bot-api-secret-token': 'secret_1', ...headers },
    query: {},
    receivedAt: new Date('2026-01-12T03:30:00Z'),
  };
}

describe('the door for Telegram', () => {
  it('takes an update that shows the secret, under its number', () => {
    const verdict = verifyUpdate(input(update), testAccount(settings));

    expect(verdict).toMatchObject({ ok: true, receipts: [{ kind: 'update', externalId: '42' }] });
  });

  it.each(['', 'secret_', 'secret_11', 'SECRET_1'])('refuses the secret "%s"', (secret) => {
    const verdict = verifyUpdate(input(update, { 'x-telegram-bot-api-secret-token': secret }), testAccount(settings));

    expect(verdict).toMatchObject({ ok: false, status: 401 });
  });

  it('refuses everything when no secret is set, also an empty one', () => {
    const open = testAccount(telegramSettings.parse({ botToken: '7000000001:AAE-token' }));

    for (const secret of ['', 'undefined', 'secret_1'])
      expect(verifyUpdate(input(update, { 'x-telegram-bot-api-secret-token': secret }), open).ok).toBe(false);
    expect(verifyUpdate({ ...input(update), headers: {} }, open).ok).toBe(false);
  });

  it('gives a replayed update the same key, however late it comes', () => {
    const first = verifyUpdate(input(update), testAccount(settings));
    const late = { ...input(update), receivedAt: new Date('2026-01-13T03:30:00Z') };

    expect(verifyUpdate(late, testAccount(settings))).toEqual(first);
  });

  it('lets the parts of an album wait for each other, and nothing else', () => {
    const part = { update_id: 43, message: { message_id: 2, chat: { id: 5501 }, media_group_id: '137' } };
    const verdict = verifyUpdate(input(part), testAccount(settings));

    expect(verdict).toMatchObject({ receipts: [{ settleMs: 1500, group: '5501:137' }] });
    expect(verifyUpdate(input(update), testAccount(settings))).not.toHaveProperty('receipts.0.settleMs');
  });

  it('keeps what is no update, so that what follows it is not held back', () => {
    const verdict = verifyUpdate(input('{"update_id":'), testAccount(settings));

    expect(verdict).toMatchObject({
      ok: true,
      receipts: [{ externalId: expect.stringMatching(/^unreadable-\w{32}$/u) }],
    });
  });

  it('refuses a body larger than Telegram sends', () => {
    expect(verifyUpdate(input('x'.repeat(2 ** 20 + 1)), testAccount(settings))).toMatchObject({ status: 413 });
  });
});

describe('the settings', () => {
  it('need a secret for a webhook', () => {
    const result = telegramSettings.safeParse({ botToken: '7000000001:AAE-token', mode: 'webhook' });

    expect(result.error?.issues[0]?.path).toEqual(['secretToken']);
  });
});
