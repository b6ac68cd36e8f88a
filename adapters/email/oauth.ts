import { z } from 'zod';
import type { EmailSettings } from './schema.ts';

/** What a token endpoint answers (RFC 6749, section 5.1); only what we use. */
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
});
const tokenRefusal = z.object({ error: z.string().max(200), error_description: z.string().max(2000).optional() });

type Token = { readonly accessToken: string; readonly expiresAt: number };

/** Renewed so long before its end that no login begins with a token about to expire. */
const earlyMs = 60_000;
const requestMs = 20_000;

/** Tokens by what they were got with; a process asks again after a restart. */
const tokens = new Map<string, Token>();
/** Some providers replace the refresh token at each use; the settings keep the first one, which they also accept. */
const replaced = new Map<string, string>();

/**
 * The OAuth 2.0 access token for this account: the one in the settings, or a fresh one from the provider when the settings
 * name a refresh token. Null: the account logs in with its password. Rejects with the provider's words, never with secrets;
 * a refusal has the code EOAUTH2, by which it is told from a network that is away.
 */
export async function currentToken(settings: EmailSettings, signal?: AbortSignal): Promise<string | null> {
  if (settings.refreshToken === undefined || settings.oauthTokenUrl === undefined) return settings.accessToken ?? null;
  const key = keyOf(settings);
  const known = tokens.get(key);
  if (known !== undefined && known.expiresAt - earlyMs > Date.now()) return known.accessToken;
  const token = await requestToken(settings, settings.oauthTokenUrl, signal);
  tokens.set(key, token);
  return token.accessToken;
}

/** Makes the next login ask for a new token. */
export function forgetToken(settings: EmailSettings): void {
  tokens.delete(keyOf(settings));
}

function keyOf({ oauthTokenUrl, clientId, refreshToken }: EmailSettings): string {
  return JSON.stringify([oauthTokenUrl, clientId, refreshToken]);
}

async function requestToken(settings: EmailSettings, url: string, signal?: AbortSignal): Promise<Token> {
  const { clientId, clientSecret, refreshToken = '' } = settings;
  const key = keyOf(settings);
  const deadline = AbortSignal.timeout(requestMs);
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: replaced.get(key) ?? refreshToken,
      ...(clientId !== undefined && { client_id: clientId }),
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
    }),
    signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
  });
  const answer: unknown = await response.json().catch(() => null);
  const token = tokenAnswer.safeParse(answer);
  if (!response.ok || !token.success) {
    replaced.delete(key);
    throw refusal(response.status, answer);
  }
  if (token.data.refresh_token !== undefined) replaced.set(key, token.data.refresh_token);
  return { accessToken: token.data.access_token, expiresAt: Date.now() + token.data.expires_in * 1000 };
}

function refusal(status: number, answer: unknown): Error {
  const said = tokenRefusal.safeParse(answer);
  const words = said.success ? `${said.data.error} ${said.data.error_description ?? ''}`.trim() : `status ${status}`;
  const error = new Error(`OAuth2: ${words.replace(/\s+/gu, ' ').slice(0, 200)}`);
  // A server that is busy is asked again; a refused grant needs an administrator.
  return Object.assign(error, { code: status >= 500 || status === 429 ? 'ECONNECTION' : 'EOAUTH2' });
}
