import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import type { EmailSettings } from './schema.ts';

/** What a token endpoint answers (RFC 6749, section 5.1); only what we use. */
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
});
const tokenRefusal = z.object({ error: z.string().max(200), error_description: z.string().max(2000).optional() });
type TokenAnswer = z.infer<typeof tokenAnswer>;

/** What is kept in the vault: for the login of the settings that `login` is the print of, and no other. */
const keptTokens = z.object({
  login: z.string(),
  refreshToken: z.string(),
  accessToken: z.string().nullable(),
  expiresAt: z.number(),
});
type KeptTokens = z.infer<typeof keptTokens>;

/** An account as far as its tokens are concerned. */
export type TokenAccount = Pick<Account<EmailSettings>, 'settings' | 'vault' | 'now'>;

/** Renewed so long before its end that no login begins with a token about to expire. */
const earlyMs = 60_000;
const requestMs = 20_000;

/**
 * The OAuth 2.0 access token for this account: the one in the settings, or one from the provider when the settings name a
 * refresh token. All processes share it by the vault, where a refresh token that the provider replaced is kept as well.
 * Null: the account logs in with its password. Rejects with the provider's words, never with secrets; a refusal has the code
 * EOAUTH2, by which it is told from a network that is away.
 */
export async function currentToken(account: TokenAccount, signal?: AbortSignal): Promise<string | null> {
  const { settings, vault, now } = account;
  const { oauthTokenUrl, refreshToken } = settings;
  if (refreshToken === undefined || oauthTokenUrl === undefined) return settings.accessToken ?? null;
  const login = printOf(settings);
  const usable = (state: unknown): KeptTokens | null => {
    const kept = keptFor(login, state);
    return kept?.accessToken != null && kept.expiresAt - earlyMs > now().getTime() ? kept : null;
  };
  const known = usable(await vault.read());
  if (known) return known.accessToken;
  const renewed = await vault.update(async (state) => {
    // Another process may have renewed it while this one waited for its turn.
    const fresh = usable(state);
    if (fresh) return fresh;
    const kept = keptFor(login, state);
    const answer = await renew({ settings, url: oauthTokenUrl, refreshToken, signal }, kept?.refreshToken ?? null);
    return {
      login,
      refreshToken: answer.refresh_token ?? kept?.refreshToken ?? refreshToken,
      accessToken: answer.access_token,
      expiresAt: now().getTime() + answer.expires_in * 1000,
    } satisfies KeptTokens;
  });
  return keptTokens.parse(renewed).accessToken;
}

/** Makes the next login ask for a new token, unless somebody got one already: this one was refused. */
export async function forgetToken({ settings, vault }: TokenAccount, refused: string | null): Promise<void> {
  if (refused === null || settings.refreshToken === undefined) return;
  await vault.update((state) => {
    const kept = keptFor(printOf(settings), state);
    return Promise.resolve(kept?.accessToken === refused ? { ...kept, accessToken: null } : state);
  });
}

/** New settings begin anew, whatever the vault still holds of the old ones. */
function printOf({ oauthTokenUrl, clientId, refreshToken }: EmailSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([oauthTokenUrl, clientId, refreshToken]))
    .digest('hex');
}

function keptFor(login: string, state: unknown): KeptTokens | null {
  const kept = keptTokens.safeParse(state);
  return kept.success && kept.data.login === login ? kept.data : null;
}

type Renewal = {
  readonly settings: EmailSettings;
  readonly url: string;
  /** Of the settings. */
  readonly refreshToken: string;
  readonly signal: AbortSignal | undefined;
};

/** With the latest refresh token; when that one is refused, with that of the settings, which many providers go on taking. */
async function renew(renewal: Renewal, replaced: string | null): Promise<TokenAnswer> {
  if (replaced === null || replaced === renewal.refreshToken) return requestToken(renewal, renewal.refreshToken);
  try {
    return await requestToken(renewal, replaced);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return requestToken(renewal, renewal.refreshToken);
  }
}

async function requestToken({ settings, url, signal }: Renewal, refreshToken: string): Promise<TokenAnswer> {
  const { clientId, clientSecret } = settings;
  const deadline = AbortSignal.timeout(requestMs);
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      ...(clientId !== undefined && { client_id: clientId }),
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
    }),
    signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
  });
  const answer: unknown = await response.json().catch(() => null);
  const token = tokenAnswer.safeParse(answer);
  if (!response.ok || !token.success) throw refusal(response.status, answer);
  return token.data;
}

function refusal(status: number, answer: unknown): Error {
  const said = tokenRefusal.safeParse(answer);
  const words = said.success ? `${said.data.error} ${said.data.error_description ?? ''}`.trim() : `status ${status}`;
  const error = new Error(`OAuth2: ${words.replace(/\s+/gu, ' ').slice(0, 200)}`);
  // A server that is busy is asked again; a refused grant needs an administrator.
  return Object.assign(error, { code: status >= 500 || status === 429 ? 'ECONNECTION' : 'EOAUTH2' });
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EOAUTH2';
}
