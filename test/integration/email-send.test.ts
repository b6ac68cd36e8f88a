import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { emailAdapter } from '../../adapters/email/index.ts';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startSmtpSink, type SmtpSink, type SmtpSinkOptions } from '../support/mail/smtp-sink.ts';

function aMessage(overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return testOutbound({
    id: 'out-1',
    to: { kind: 'email', address: 'an.nguyen@example.vn', name: 'Nguyễn Văn An' },
    subject: 'Phản ánh BN-26-7K3F9Q đã được tiếp nhận',
    text: 'Kính gửi ông An,\n\nTheo dõi tại https://hub.example/t/abc?x=1&y=2.',
    references: ['<report-1@example.vn>', 'not a message id', '<out-0@hub.example>'],
    replyToken: 't0k3n.abc',
    ...overrides,
  });
}

async function send(
  server: { host: string; port: number },
  message: OutboundMessage,
  settings: object = {},
): Promise<SendResult> {
  if (emailAdapter.send === null) throw new Error('the adapter cannot send');
  const account = {
    address: '1022@hub.example',
    smtpHost: server.host,
    smtpPort: server.port,
    tls: false,
    ...settings,
  };
  return emailAdapter.send(message, testAccount(account));
}

async function sendAndCatch(message: OutboundMessage): Promise<SmtpSink['mails'][number]> {
  await using sink = await startSmtpSink();
  await send(sink, message);
  const [mail] = await sink.received(1);
  if (mail === undefined) throw new Error('nothing arrived');
  expect(sink.mails).toHaveLength(1);
  return mail;
}

function headerNames(raw: string): readonly string[] {
  const head = raw.split('\r\n\r\n')[0] ?? '';
  return [...head.matchAll(/^([\w-]+):/gmu)].map((match) => (match[1] ?? '').toLowerCase());
}

describe('sending by SMTP', () => {
  it('writes a mail whose answer comes back to its ticket', async () => {
    await using sink = await startSmtpSink();

    const result = await send(sink, aMessage());

    const [mail] = await sink.received(1);
    expect(result).toEqual({ state: 'sent', providerId: '<out-1@hub.example>' });
    expect(mail).toMatchObject({ from: '1022+t0k3n.abc@hub.example', to: ['an.nguyen@example.vn'] });
    expect(mail?.parsed).toMatchObject({
      messageId: '<out-1@hub.example>',
      inReplyTo: '<out-0@hub.example>',
      references: ['<report-1@example.vn>', '<out-0@hub.example>'],
      subject: 'Phản ánh BN-26-7K3F9Q đã được tiếp nhận',
    });
    expect(mail?.parsed.from?.value[0]).toMatchObject({ name: 'Tổng đài 1022', address: '1022@hub.example' });
    expect(mail?.parsed.replyTo?.value[0]).toMatchObject({ address: '1022+t0k3n.abc@hub.example' });
    expect(mail?.parsed.text).toContain('https://hub.example/t/abc?x=1&y=2');
    expect(mail?.parsed.html).toContain('<html lang="vi">');
    expect(mail?.parsed.html).toContain('<a href="https://hub.example/t/abc?x=1&amp;y=2">');
    expect(headerNames(mail?.raw ?? '')).not.toContain('auto-submitted');
  });

  it('marks what the hub writes by itself, so that no machine answers it', async () => {
    const mail = await sendAndCatch(aMessage({ automatic: true }));

    expect(mail.parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.parsed.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail.parsed.headers.has('x-hub-loop')).toBe(true);
    const account = testAccount({ address: '1022@other.example' });
    const receipt = {
      kind: 'mail',
      externalId: '1',
      body: Buffer.from(mail.raw),
      headers: {},
      receivedAt: new Date(0),
    };
    expect(await emailAdapter.normalise(receipt, account)).toMatchObject({
      message: { automatic: { kind: 'own-loop' } },
    });
  });

  it.each([
    'x\r\nBcc: victim@example.vn',
    'x\nBcc: victim@example.vn',
    'x\r\n\r\nbody',
    'x\u2028Bcc: victim@example.vn',
    'x\u0085Bcc: victim@example.vn',
    '=?utf-8?Q?x=0D=0ABcc:_victim@example.vn?=',
    'x%0d%0aBcc: victim@example.vn',
    'x\0y',
  ])('lets no header in through the subject, a name or a file name: %j', async (hostile) => {
    const mail = await sendAndCatch(
      aMessage({
        subject: hostile,
        to: { kind: 'email', address: 'an.nguyen@example.vn', name: hostile },
        references: [`<a@b>${hostile}`],
        replyToken: hostile,
        id: hostile,
        attachments: [{ name: hostile, type: `text/plain${hostile}`, bytes: Buffer.from('x') }],
      }),
    );

    expect(mail.to).toEqual(['an.nguyen@example.vn']);
    expect(headerNames(mail.raw)).not.toContain('bcc');
    expect(mail.parsed.bcc).toBeUndefined();
    expect(mail.parsed.to).toMatchObject({ value: [{ address: 'an.nguyen@example.vn' }] });
  });

  it.each(['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<x@y.example>', 'nobody', '<a@b.example>', ''])(
    'sends nothing to what is not one address: %j',
    async (address) => {
      await using sink = await startSmtpSink();

      const result = await send(sink, aMessage({ to: { kind: 'email', address, name: null } }));

      expect(result).toMatchObject({ state: 'failed', errorClass: 'recipient_unreachable' });
      expect(sink.mails).toHaveLength(0);
    },
  );

  it('sends markup in a text as text', async () => {
    const mail = await sendAndCatch(
      aMessage({ text: '<img src=x onerror=alert(1)> https://x.example/"onmouseover="alert(1)' }),
    );

    expect(mail.parsed.html).not.toContain('<img');
    expect(mail.parsed.html).not.toMatch(/href="[^"]*"[^>]*onmouseover/u);
  });

  it('carries attachments with Vietnamese names', async () => {
    const mail = await sendAndCatch(
      aMessage({
        attachments: [{ name: 'Công văn trả lời.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-') }],
      }),
    );

    expect(mail.parsed.attachments).toMatchObject([
      { filename: 'Công văn trả lời.pdf', contentType: 'application/pdf' },
    ]);
  });
});

describe('failing to send', () => {
  const cases: readonly (readonly [string, SmtpSinkOptions, Partial<SendResult>])[] = [
    ['an unknown recipient', { onRecipient: () => 550 }, { state: 'failed', errorClass: 'recipient_unreachable' }],
    ['greylisting', { onRecipient: () => 451 }, { state: 'failed', errorClass: 'retry', retryAfterMs: 300_000 }],
    ['a full mailbox', { onRecipient: () => 452 }, { state: 'failed', errorClass: 'retry' }],
    ['a refused content', { onData: () => 554 }, { state: 'failed', errorClass: 'permanent' }],
    ['a busy server after the content', { onData: () => 451 }, { state: 'failed', errorClass: 'retry' }],
    ['a connection cut after the content', { onData: () => 'drop' }, { state: 'unknown' }],
    ['a connection cut before the content', { onRecipient: () => 'drop' }, { state: 'failed', errorClass: 'retry' }],
    ['a sender that may not send', { onMailFrom: () => 553 }, { state: 'failed', errorClass: 'config' }],
  ];
  it.each(cases)('says what %s means', async (_name, options, expected) => {
    await using sink = await startSmtpSink(options);

    expect(await send(sink, aMessage())).toMatchObject(expected);
  });

  it('sends as its plain address where a plus address is not allowed', async () => {
    await using sink = await startSmtpSink({ onMailFrom: (address) => (address.includes('+') ? 550 : null) });

    expect(await send(sink, aMessage())).toMatchObject({ state: 'sent' });
    expect(sink.mails[0]?.from).toBe('1022@hub.example');
  });

  it('asks for an administrator when the password is wrong, without telling it', async () => {
    await using sink = await startSmtpSink({ login: { user: 'hub', password: 'right-password' } });

    const wrong = await send(sink, aMessage(), { user: 'hub', password: 'wrong-password' });
    const right = await send(sink, aMessage(), { user: 'hub', password: 'right-password' });

    expect(wrong).toMatchObject({ state: 'failed', errorClass: 'reauth' });
    expect(JSON.stringify(wrong)).not.toContain('password');
    expect(right).toMatchObject({ state: 'sent' });
  });

  it('tries later when nobody listens', async () => {
    const port = await pickFreePort();

    expect(await send({ host: '127.0.0.1', port }, aMessage())).toMatchObject({ state: 'failed', errorClass: 'retry' });
  });

  it('asks for an administrator when TLS is demanded and not offered', async () => {
    await using sink = await startSmtpSink();

    expect(await send(sink, aMessage(), { tls: true })).toMatchObject({ state: 'failed', errorClass: 'config' });
  });

  it('asks for an administrator when the account has no server to send by', async () => {
    if (emailAdapter.send === null) throw new Error('the adapter cannot send');

    const result = await emailAdapter.send(aMessage(), testAccount({ address: '1022@hub.example' }));

    expect(result).toMatchObject({ state: 'failed', errorClass: 'config' });
  });

  it('is told apart part by part by the live check', async () => {
    await using sink = await startSmtpSink();
    const settings = { address: '1022@hub.example', tls: false, smtpHost: sink.host, smtpPort: sink.port };
    const silent = createServer();
    const port = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => {
        const address = silent.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    silent.on('connection', (socket) => socket.destroy());

    const well = await emailAdapter.test?.(testAccount(settings));
    const half = await emailAdapter.test?.(
      testAccount({ ...settings, imapHost: '127.0.0.1', imapPort: port, user: 'u', password: 'p' }),
    );
    silent.close();

    expect(well).toEqual({ ok: true, detail: 'SMTP: logged in' });
    expect(half).toMatchObject({ ok: false });
    expect(half?.detail).toMatch(/^IMAP: .+ · SMTP: logged in$/u);
  });
});
