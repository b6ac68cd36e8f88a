import { z } from 'zod';
import { callPlatform } from '../../src/lib/call-platform.ts';
import type { ZaloSettings } from './schema.ts';
import type { TokenPair } from './token-state.ts';

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds, written as a word. */
  expires_in: z.coerce.number().positive().catch(90_000),
});
const refused = z.object({
  error: z.coerce.number().int(),
  error_name: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
});

/** Shorter than other calls: the vault is locked meanwhile. */
const timeoutMs = 10_000;
const throttled = -32;

/** How Zalo answered. `away`: not now; `mayBeSpent` when nobody knows whether it took the refresh token. */
export type TokenOutcome =
  | { readonly type: 'granted'; readonly pair: TokenPair }
  | { readonly type: 'refused'; readonly detail: string }
  | { readonly type: 'away'; readonly detail: string; readonly mayBeSpent: boolean };

/** Asks for tokens (OAuth v4). There is no code of its own for a spent refresh token: what is no hurry is a refusal. */
export async function requestTokens(
  settings: ZaloSettings,
  grant: Readonly<Record<string, string>>,
): Promise<TokenOutcome> {
  const call = await callPlatform(`${settings.oauthBaseUrl}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: settings.appSecret },
    body: new URLSearchParams({ app_id: settings.appId, ...grant }),
    timeoutMs,
  });
  if (!call.ok) return { type: 'away', detail: call.detail, mayBeSpent: call.reached };
  const { status, json } = call.answer;
  if (status >= 500 || status === 429) return { type: 'away', detail: `status ${status}`, mayBeSpent: status !== 429 };
  const pair = granted.safeParse(json);
  if (pair.success)
    return {
      type: 'granted',
      pair: {
        accessToken: pair.data.access_token,
        refreshToken: pair.data.refresh_token ?? null,
        expiresInSeconds: pair.data.expires_in,
      },
    };
  const said = refused.safeParse(json);
  if (!said.success) return { type: 'away', detail: `status ${status} with an unreadable answer`, mayBeSpent: true };
  const { error, error_name: name, error_description: words, message } = said.data;
  const detail = `${error} ${name ?? message ?? ''} ${words ?? ''}`.replace(/\s+/gu, ' ').trim().slice(0, 200);
  return error === throttled ? { type: 'away', detail, mayBeSpent: false } : { type: 'refused', detail };
}
