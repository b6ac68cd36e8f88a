import { describe, expect, it } from 'vitest';
import type { OutboundMessage, SendResult } from '../../channels/outbound.ts';
import type { RegisteredAdapter } from '../../channels/port.ts';
import type { ChannelLine } from '../channels/account-service.ts';
import { codeSender } from './send-code.ts';

type Sent = { readonly account: string; readonly message: OutboundMessage; readonly settings: unknown };

const sent: SendResult = { state: 'sent', providerId: null };
const failed: SendResult = { state: 'failed', errorClass: 'permanent', detail: 'x' };

function senderWith(
  lines: readonly {
    kind: string;
    reaches: readonly string[];
    family?: 'chat' | 'sms';
    codeSettings?: object | null;
    active?: boolean;
    result?: SendResult;
  }[],
) {
  const log: Sent[] = [];
  const list = lines.map(({ kind, reaches, family = 'sms', codeSettings, active = true, result = sent }) => {
    const adapter = {
      kind,
      family,
      ...(codeSettings !== undefined && { codeSettings: () => codeSettings }),
      capabilities: { reaches },
      send: (message: OutboundMessage, account: { id: string; settings: unknown }) => {
        log.push({ account: account.id, message, settings: account.settings });
        return Promise.resolve(result);
      },
    };
    // Only what the sender of codes looks at.
    return {
      id: kind,
      kind,
      active,
      settings: { template: 'tickets', token: 'x' },
      adapter: adapter as unknown as RegisteredAdapter,
    } as unknown as ChannelLine;
  });
  const sender = codeSender({
    accounts: { list: () => Promise.resolve(list), touchOut: () => Promise.resolve() },
    newId: () => 'id',
    log: { warn: () => undefined },
  });
  return { sender, log };
}

const toPhone = { kind: 'phone', address: '+84912345678', lang: 'vi', code: '012345' } as const;

describe('a one-time code on its way', () => {
  it('goes by a chat before SMS, with what that channel sets for codes', async () => {
    const { sender, log } = senderWith([
      { kind: 'twilio', reaches: ['phone'] },
      { kind: 'zalo', family: 'chat', reaches: ['zalo', 'phone'], codeSettings: { template: 'codes' } },
    ]);

    expect(await sender.send(toPhone)).toBe(true);

    expect(log).toMatchObject([
      {
        account: 'zalo',
        settings: { template: 'codes', token: 'x' },
        message: { facts: { code: '012345' } },
      },
    ]);
  });

  it('is never put into a template that says something else', async () => {
    const { sender, log } = senderWith([
      { kind: 'zalo', family: 'chat', reaches: ['phone'], codeSettings: null },
      { kind: 'sms-http', reaches: ['phone'] },
    ]);

    await sender.send(toPhone);

    expect(log.map(({ account }) => account)).toEqual(['sms-http']);
    expect(log[0]?.message).toMatchObject({ automatic: true, replyToken: '', to: { address: '+84912345678' } });
    expect(log[0]?.message.text).toContain('012345');
  });

  it('takes the next account when one fails, and says when none could', async () => {
    const both = senderWith([
      { kind: 'smpp', reaches: ['phone'], result: failed },
      { kind: 'twilio', reaches: ['phone'] },
    ]);
    const none = senderWith([{ kind: 'smpp', reaches: ['phone'], result: failed }]);

    expect(await both.sender.send(toPhone)).toBe(true);
    expect(both.log).toHaveLength(2);
    expect(await none.sender.send(toPhone)).toBe(false);
  });

  it('can be had for the addresses that an active account reaches', async () => {
    const { sender } = senderWith([
      { kind: 'email', reaches: ['email'] },
      { kind: 'twilio', reaches: ['phone'], active: false },
      { kind: 'zalo', family: 'chat', reaches: ['zalo', 'phone'], codeSettings: null },
    ]);

    expect(await sender.reaches()).toEqual(['email']);
  });
});
