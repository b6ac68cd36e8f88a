import { createHash, randomBytes } from 'node:crypto';
import type { Account, Connect } from '../../src/channels/port.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';
import type { ZaloSettings } from './schema.ts';
import { requestTokens } from './token-request.ts';
import { tokensIn, withPair } from './token-state.ts';

/** Consent pages stay open for a while; Zalo's code itself lives ten minutes. */
const pendingMs = 3_600_000;

/** Joins the account to its Official Account by Zalo's consent page (OAuth v4 with PKCE). */
export const connectZalo: Connect<ZaloSettings> = { start: startConsent, finish: finishConsent };

async function startConsent(
  account: Account<ZaloSettings>,
  input: { readonly redirectUri: string; readonly state: string },
): Promise<string> {
  const { settings, vault } = account;
  const verifier = randomBytes(32).toString('base64url');
  const pending = { state: input.state, verifier, at: account.now().toISOString() };
  await vault.update((raw) => Promise.resolve({ ...tokensIn(raw, settings), pending }));
  const query = new URLSearchParams({
    app_id: settings.appId,
    redirect_uri: input.redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    state: input.state,
  });
  return `${settings.oauthBaseUrl}/v4/oa/permission?${query.toString()}`;
}

/** Throws with what went wrong, in words for the administrator. */
async function finishConsent(account: Account<ZaloSettings>, query: Readonly<Record<string, string>>): Promise<void> {
  const { settings, vault } = account;
  const { code, state = '', oa_id: oaId } = query;
  const { pending } = tokensIn(await vault.read(), settings);
  if (
    pending === null ||
    !isSameSecret(pending.state, state) ||
    account.now().getTime() - Date.parse(pending.at) > pendingMs
  )
    throw new Error('This consent was not begun here, or too long ago. Start connecting again.');
  if (code === undefined || code === '') {
    const words = (query['error_description'] ?? query['error'] ?? 'no code').slice(0, 200);
    throw new Error(`Zalo gave no consent: ${words}`);
  }
  if (oaId !== undefined && oaId !== settings.oaId)
    throw new Error(
      `The consent is for Official Account ${oaId}, this account is ${settings.oaId}. Choose the right one.`,
    );
  const outcome = await requestTokens(settings, {
    code,
    grant_type: 'authorization_code',
    code_verifier: pending.verifier,
  });
  if (outcome.type !== 'granted') throw new Error(`Zalo gave no tokens: ${outcome.detail}`);
  const { pair } = outcome;
  await vault.update((raw) => {
    const saved = withPair(tokensIn(raw, settings), pair, { settings, now: account.now() });
    return Promise.resolve({ ...saved, pending: null });
  });
}
