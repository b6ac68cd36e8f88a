import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testAccount } from '../../adapters/conformance/account.ts';
import { emailAdapter } from '../../adapters/email/index.ts';
import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import { startDovecot, type Dovecot } from '../support/mail/dovecot.ts';
import { createFakeDoor, type FakeDoor } from '../support/mail/fake-door.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';

const within = { timeout: 20_000, interval: 20 };

function mail(id: string, text = 'Đường ngập'): string {
  return `From: a@example.vn\r\nTo: 1022@hub.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@example.vn>\r\n\r\n${text} ${id}\r\n`;
}

function listen(settings: object, door: IntakeDoor): Promise<Running> {
  const start = emailAdapter.listen;
  if (start === undefined) throw new Error('the adapter has no reader');
  return start(testAccount({ address: '1022@hub.example', tls: false, ...settings }), door);
}

function subjects(door: FakeDoor): readonly string[] {
  return door.receipts.map((receipt) => /^Subject: (.*)$/mu.exec(receipt.body.toString())?.[1]?.trim() ?? '');
}

describe('reading a mailbox by IMAP', () => {
  let server: Dovecot;
  let settings: object;
  beforeAll(async () => {
    server = await startDovecot();
    settings = { imapHost: server.host, imapPort: server.port, user: server.user, password: server.password };
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it('takes over what is there, then what arrives while it waits, each once and in order', async () => {
    const door = createFakeDoor();
    await server.deliver(mail('first'));
    await server.deliver(mail('second'));
    {
      await using _reader = await listen(settings, door);
      await vi.waitFor(() => expect(subjects(door)).toEqual(['first', 'second']), within);
      await vi.waitFor(() => expect(door.errors.at(-1)).toBeNull(), within);

      await server.deliver(mail('third'));

      await vi.waitFor(() => expect(subjects(door)).toEqual(['first', 'second', 'third']), within);
    }

    await server.deliver(mail('fourth'));
    await using _again = await listen(settings, door);

    await vi.waitFor(() => expect(subjects(door)).toEqual(['first', 'second', 'third', 'fourth']), within);
    expect(door.handedOver).toHaveLength(4);
    expect(door.cursor('INBOX')).toMatchObject({ lastUid: 4 });
  });

  it('keeps a mail on the server until it is stored', async () => {
    const door = createFakeDoor();
    door.failing = true;
    await using _reader = await listen(settings, door);
    await vi.waitFor(() => expect(door.errors.at(-1)).toContain('the database is away'), within);
    expect(door.cursor('INBOX')).toBeUndefined();

    door.failing = false;

    await vi.waitFor(() => expect(subjects(door)).toEqual(['first', 'second', 'third', 'fourth']), within);
    expect(door.errors.at(-1)).toBeNull();
  });

  it('connects again after the server was away, says so meanwhile, and misses nothing', async () => {
    const door = createFakeDoor();
    await using _reader = await listen(settings, door);
    await vi.waitFor(() => expect(door.receipts).toHaveLength(4), within);

    await server.stop();
    await vi.waitFor(() => expect(door.errors.at(-1)).toContain('IMAP 127.0.0.1'), within);
    // At first the connection broke while it waited; then nobody answers.
    const words = () => door.errors.filter((error) => error !== null).join('\n');
    await vi.waitFor(
      () => expect(words()).toMatch(/: connecting: .*try \d+, next at .*last well .*last mail /u),
      within,
    );
    expect(words()).toMatch(/: waiting for mail \(IDLE\): /u);
    await server.deliver(mail('fifth'));
    await server.start();

    await vi.waitFor(() => expect(subjects(door).at(-1)).toBe('fifth'), within);
    expect(door.errors.at(-1)).toBeNull();
    expect(door.handedOver).toHaveLength(5);
  });

  it('reads everything again when the mailbox was numbered anew, and doubles nothing', async () => {
    const door = createFakeDoor();
    {
      await using _reader = await listen(settings, door);
      await vi.waitFor(() => expect(door.receipts).toHaveLength(5), within);
    }
    const before = door.cursor('INBOX');

    await server.stop();
    await server.renumber();
    await server.deliver(mail('sixth'));
    await server.start();
    await using _reader = await listen(settings, door);

    await vi.waitFor(() => expect(subjects(door).at(-1)).toBe('sixth'), within);
    expect(door.receipts).toHaveLength(6);
    expect(door.handedOver).toHaveLength(11);
    expect(door.cursor('INBOX')).not.toMatchObject(before as object);
  });

  it('says in words that the password is wrong, also when asked by the live check', async () => {
    const door = createFakeDoor();
    await using _reader = await listen({ ...settings, password: 'wrong' }, door);

    await vi.waitFor(() => expect(door.errors.at(-1)).toMatch(/IMAP .*logging in: .*authentication failed/iu), within);

    const account = testAccount({ address: '1022@hub.example', tls: false, ...settings });
    const well = await emailAdapter.test?.(account);
    expect(well).toMatchObject({ ok: true });
    expect(well?.detail).toMatch(/^IMAP: logged in; mails: INBOX \d+; IDLE$/u);
    const wrong = await emailAdapter.test?.({ ...account, settings: { ...account.settings, password: 'wrong' } });
    expect(wrong).toMatchObject({ ok: false });
    expect(JSON.stringify(wrong)).not.toContain('open-sesame');
  });
});

describe('taking mail from a relaying server by SMTP', () => {
  async function relayTo(port: number, to: string, raw: string | Buffer): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    const result = await transport.sendMail({ envelope: { from: 'a@example.vn', to }, raw });
    transport.close();
    return result.response;
  }

  async function startListener(door: IntakeDoor): Promise<{ port: number; reader: Running }> {
    const port = await pickFreePort();
    const reader = await listen({ listenPort: port }, door);
    return { port, reader };
  }

  it('confirms a mail once it is stored, with the recipient that holds the token', async () => {
    const door = createFakeDoor();
    const { port, reader } = await startListener(door);
    await using _reader = reader;
    await vi.waitFor(() => expect(door.errors).toContain(null), within);

    const reply = await relayTo(port, '1022+t0k3n@hub.example', mail('relayed'));

    expect(reply).toMatch(/^250/u);
    expect(door.receipts[0]?.headers).toMatchObject({ 'x-envelope-to': '1022+t0k3n@hub.example' });
    const [receipt] = door.receipts;
    if (receipt === undefined) throw new Error('nothing was stored');
    const account = testAccount({ address: '1022@hub.example' });
    const result = await emailAdapter.normalise({ ...receipt, receivedAt: new Date(0) }, account);
    expect(result).toMatchObject({
      type: 'message',
      message: { replyToken: 't0k3n', externalId: '<relayed@example.vn>' },
    });
  });

  it('tells the server to keep a mail that cannot be stored', async () => {
    const door = createFakeDoor();
    door.failing = true;
    const { port, reader } = await startListener(door);
    await using _reader = reader;
    await vi.waitFor(() => expect(door.errors).toContain(null), within);

    await expect(relayTo(port, '1022@hub.example', mail('later'))).rejects.toMatchObject({ responseCode: 451 });
    door.failing = false;

    expect(await relayTo(port, '1022@hub.example', mail('later'))).toMatch(/^250/u);
    expect(door.receipts).toHaveLength(1);
  });

  it('takes the same mail twice but stores it once', async () => {
    const door = createFakeDoor();
    const { port, reader } = await startListener(door);
    await using _reader = reader;
    await vi.waitFor(() => expect(door.errors).toContain(null), within);

    await relayTo(port, '1022@hub.example', mail('same'));
    await relayTo(port, '1022@hub.example', `Received: from elsewhere\r\n${mail('same')}`);

    expect(door.handedOver).toHaveLength(2);
    expect(door.receipts).toHaveLength(1);
  });

  it('refuses mail for others and mail that is too large', async () => {
    const door = createFakeDoor();
    const { port, reader } = await startListener(door);
    await using _reader = reader;
    await vi.waitFor(() => expect(door.errors).toContain(null), within);
    const huge = Buffer.concat([Buffer.from(mail('huge')), Buffer.alloc(41 * 2 ** 20, 'a\r\n')]);

    await expect(relayTo(port, 'boss@hub.example', mail('other'))).rejects.toMatchObject({ responseCode: 550 });
    await expect(relayTo(port, '1022@elsewhere.example', mail('other'))).rejects.toMatchObject({ responseCode: 550 });
    await expect(relayTo(port, '1022@hub.example', huge)).rejects.toMatchObject({ responseCode: 552 });
    expect(door.receipts).toHaveLength(0);
  });

  it('says when its port is taken and takes it as soon as it is free', async () => {
    const door = createFakeDoor();
    const { port, reader } = await startListener(createFakeDoor());
    await using _second = await listen({ listenPort: port }, door);
    await vi.waitFor(() => expect(door.errors.at(-1)).toContain('EADDRINUSE'), within);

    await reader[Symbol.asyncDispose]();

    await vi.waitFor(() => expect(door.errors.at(-1)).toBeNull(), within);
  });
});
