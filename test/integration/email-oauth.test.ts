import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryVault, testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { emailAdapter } from '../../adapters/email/index.ts';
import { currentToken, forgetToken } from '../../adapters/email/oauth.ts';
import { emailSettings } from '../../adapters/email/schema.ts';
import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import type { Vault } from '../../src/channels/port.ts';
import { startDovecot, type Dovecot } from '../support/mail/dovecot.ts';
import { createFakeDoor } from '../support/mail/fake-door.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startTokenLogin, type TokenLogin } from '../support/mail/token-login.ts';

const within = { timeout: 20_000, interval: 20 };

function mail(id: string): string {
  return `From: a@example.vn\r\nTo: 1022@hub.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@example.vn>\r\n\r\nĐường ngập\r\n`;
}

function listen(settings: object, door: IntakeDoor, vault: Vault = memoryVault()): Promise<Running> {
  const start = emailAdapter.listen;
  if (start === undefined) throw new Error('the adapter has no reader');
  return start(testAccount({ address: '1022@hub.example', tls: false, ...settings }, { vault }), door);
}

describe('logging in with OAuth 2.0', () => {
  let provider: Server;
  let tokenUrl: string;
  let asked: URLSearchParams[];
  let refusing: boolean;
  /** Refresh tokens that the provider has withdrawn. */
  let withdrawn: string[];
  let login: TokenLogin;
  beforeEach(async () => {
    asked = [];
    refusing = false;
    withdrawn = [];
    login = await startTokenLogin();
    provider = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        asked.push(form);
        const isRefused = refusing || withdrawn.includes(form.get('refresh_token') ?? '');
        response.setHeader('content-type', 'application/json');
        response.statusCode = isRefused ? 400 : 200;
        response.end(
          JSON.stringify(
            isRefused
              ? { error: 'invalid_grant', error_description: 'Token has been revoked.' }
              : { access_token: `token-${asked.length}`, expires_in: 3600, refresh_token: `next-${asked.length}` },
          ),
        );
      });
    });
    await once(provider.listen(0, '127.0.0.1'), 'listening');
    const address = provider.address();
    tokenUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/token`;
  });
  afterEach(async () => {
    await login[Symbol.asyncDispose]();
    provider.closeAllConnections();
    provider.close();
  });

  function settings(refreshToken: string): object {
    const { host, port } = login;
    return {
      imapHost: host,
      imapPort: port,
      user: 'mailbox',
      oauthTokenUrl: tokenUrl,
      clientId: 'hub',
      clientSecret: 's3cret',
      refreshToken,
    };
  }

  it('gets a token with the refresh token and offers it to the server, again with a new one when it is refused', async () => {
    await using _reader = await listen(settings('first-refresh'), createFakeDoor());

    await vi.waitFor(() => expect(login.offered.length).toBeGreaterThan(1), within);

    expect(login.offered[0]).toBe('user=mailbox\u0001auth=Bearer token-1\u0001\u0001');
    expect(login.offered[1]).toContain('token-2');
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'first-refresh',
      client_id: 'hub',
      client_secret: 's3cret',
    });
    expect(asked[1]?.get('refresh_token')).toBe('next-1');
  });

  it('keeps a replaced refresh token in the vault, where the next process finds it, and with it the token itself', async () => {
    const vault = memoryVault();
    {
      await using _reader = await listen(settings('kept-refresh'), createFakeDoor(), vault);
      await vi.waitFor(() => expect(login.offered.length).toBeGreaterThan(0), within);
    }
    const before = asked.length;
    expect(JSON.stringify(await vault.read())).toContain(`next-${before}`);

    await using _later = await listen(settings('kept-refresh'), createFakeDoor(), vault);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before), within);

    expect(asked[before]?.get('refresh_token')).toBe(`next-${before}`);
  });

  it('asks once when several processes need a token at the same time', async () => {
    const account = testAccount(emailSettings.parse({ address: '1022@hub.example', ...settings('shared-refresh') }));

    const tokens = await Promise.all(Array.from({ length: 5 }, () => currentToken(account)));

    expect([new Set(tokens).size, asked.length]).toEqual([1, 1]);
  });

  it('goes back to the refresh token of the settings when the replaced one was withdrawn, and begins anew with new settings', async () => {
    const vault = memoryVault();
    const account = (token: string) =>
      testAccount(emailSettings.parse({ address: '1022@hub.example', ...settings(token) }), { vault });
    const first = await currentToken(account('old'));
    withdrawn = ['next-1'];
    await forgetToken(account('old'), first);

    await currentToken(account('old'));
    await currentToken(account('new'));

    expect(asked.map((form) => form.get('refresh_token'))).toEqual(['old', 'next-1', 'old', 'new']);
  });

  it('uses an access token of the settings as it stands', async () => {
    const { host, port } = login;
    await using _reader = await listen(
      { imapHost: host, imapPort: port, user: 'mailbox', accessToken: 'fixed' },
      createFakeDoor(),
    );

    await vi.waitFor(() => expect(login.offered[0]).toContain('Bearer fixed'), within);
    expect(asked).toHaveLength(0);
  });

  it('says in the words of the provider why there is no token, and no secret', async () => {
    refusing = true;
    const door = createFakeDoor();
    await using _reader = await listen(settings('second-refresh'), door);

    await vi.waitFor(
      () => expect(door.errors.at(-1)).toContain('OAuth2: invalid_grant Token has been revoked.'),
      within,
    );
    expect(door.errors.join()).not.toMatch(/s3cret|second-refresh/u);
  });

  it('asks for an administrator when sending is refused for want of a token', async () => {
    refusing = true;
    const account = {
      address: '1022@hub.example',
      smtpHost: '127.0.0.1',
      smtpPort: await pickFreePort(),
      tls: false,
      ...settings('third-refresh'),
    };

    const result = await emailAdapter.send?.(
      testOutbound({ to: { kind: 'email', address: 'an@example.vn', name: null } }),
      testAccount(account),
    );

    expect(result).toMatchObject({ state: 'failed', errorClass: 'reauth' });
  });

  it.each([
    { imapHost: 'imap.example', user: 'u' },
    { imapHost: 'imap.example', user: 'u', refreshToken: 'r' },
    { imapHost: 'imap.example', user: 'u', refreshToken: 'r', oauthTokenUrl: 'http://provider.example/token' },
  ])('refuses settings by which nobody could log in: %j', (partial) => {
    expect(emailAdapter.settings.safeParse({ address: '1022@hub.example', ...partial }).success).toBe(false);
  });
});

describe('reading several folders', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it('follows each with a position of its own, and tells by name which one is missing', async () => {
    const door = createFakeDoor();
    await server.deliver(mail('in-inbox'));
    await server.deliver(mail('in-archive'), 'Archive');
    const { host, port, user, password } = server;
    await using _reader = await listen(
      { imapHost: host, imapPort: port, user, password, imapMailboxes: 'INBOX, Archive, Missing' },
      door,
    );

    await vi.waitFor(() => expect(door.receipts).toHaveLength(2), within);
    await vi.waitFor(() => expect(door.errors.at(-1)).toMatch(/\/Missing: /u), within);
    expect(door.cursor('INBOX')).toMatchObject({ lastUid: 1 });
    expect(door.cursor('Archive')).toMatchObject({ lastUid: 1 });

    await server.deliver(mail('later'), 'Archive');

    await vi.waitFor(() => expect(door.receipts).toHaveLength(3), within);
  });
});

describe('taking mail by LMTP', () => {
  it('answers for each recipient and stores the mail once', async () => {
    const door = createFakeDoor();
    const port = await pickFreePort();
    await using _reader = await listen({ listenPort: port, listenProtocol: 'lmtp' }, door);
    await vi.waitFor(() => expect(door.errors).toContain(null), within);
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, lmtp: true });

    const result = await transport.sendMail({
      envelope: { from: 'a@example.vn', to: ['1022@hub.example', '1022+t0k3n@hub.example', 'boss@hub.example'] },
      raw: mail('by-lmtp'),
    });
    transport.close();

    expect(result.accepted).toEqual(['1022@hub.example', '1022+t0k3n@hub.example']);
    expect(result.rejected).toEqual(['boss@hub.example']);
    expect(door.receipts).toHaveLength(1);
  });

  it('speaks no SMTP there', async () => {
    const door = createFakeDoor();
    const port = await pickFreePort();
    await using _reader = await listen({ listenPort: port, listenProtocol: 'lmtp' }, door);
    await vi.waitFor(() => expect(door.errors).toContain(null), within);
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });

    await expect(
      transport.sendMail({ envelope: { from: 'a@b.vn', to: '1022@hub.example' }, raw: mail('x') }),
    ).rejects.toThrow(/EHLO|HELO|500|502|command/iu);
    transport.close();
  });
});
