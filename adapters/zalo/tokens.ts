import type { SendErrorClass } from '../../src/channels/outbound.ts';
import type { Account, TokenState } from '../../src/channels/port.ts';
import type { ZaloSettings } from './schema.ts';
import { requestTokens, type TokenOutcome } from './token-request.ts';
import { fingerprint, tokensIn, withPair, type SavedTokens, type TokenPair } from './token-state.ts';

const hourMs = 3_600_000;
/** Tokens live 25 hours; renewed well before, so that a night without Zalo changes nothing. */
const renewAfterMs = 20 * hourMs;
/** Calls under way must end before the token does. */
const earlyMs = 60_000;
/** So long a refused token is not tried again for each message that waits. */
const refusalHoldsMs = 5 * 60_000;

const connectAgain =
  'Hãy kết nối lại Zalo OA trên trang Kênh liên lạc. Connect the account again on the channels page, or write a new accessToken and refreshToken into its settings';

/** No call can be made: `reauth` needs a person, `retry` heals by itself. */
export class ZaloTokenError extends Error {
  readonly errorClass: Extract<SendErrorClass, 'reauth' | 'retry'>;
  constructor(errorClass: ZaloTokenError['errorClass'], message: string) {
    super(message);
    this.name = 'ZaloTokenError';
    this.errorClass = errorClass;
  }
}

type ZaloAccount = Pick<Account<ZaloSettings>, 'settings' | 'vault' | 'now'>;

/**
 * Answers of Zalo that are not known to be saved, by the fingerprint of the token they were got for. When the vault
 * cannot be written at that moment, the next try takes the answer from here: the spent token would be refused.
 */
const unsaved = new Map<string, TokenPair>();

/** The access token to call with; renewed first when its time is over. Throws ZaloTokenError. */
export async function currentToken(account: ZaloAccount): Promise<string> {
  const state = tokensIn(await account.vault.read(), account.settings);
  if (state.accessToken !== null && !isOver(state, account.now())) return state.accessToken;
  return tokenOf(
    await renew(account, { isDue: (saved) => saved.accessToken === null || isOver(saved, account.now()) }),
  );
}

/** The access token as it is, never renewed; null: there is none, or its time is over. */
export async function heldToken(account: ZaloAccount): Promise<string | null> {
  const state = tokensIn(await account.vault.read(), account.settings);
  return isOver(state, account.now()) ? null : state.accessToken;
}

/** The token after `spent`, which Zalo no longer takes. Whoever comes second gets what the first one brought. Throws ZaloTokenError. */
export async function tokenAfter(account: ZaloAccount, spent: string): Promise<string> {
  return tokenOf(await renew(account, { isDue: (saved) => saved.accessToken === spent || saved.accessToken === null }));
}

/** Renews in good time. Throws ZaloTokenError when a person is needed, or when the token ends before Zalo can be reached. */
export async function keepFresh(account: ZaloAccount): Promise<TokenState> {
  const isDue = (saved: SavedTokens) => {
    if (saved.accessToken === null || saved.obtainedAt === null || wasRefused(saved)) return true;
    return account.now().getTime() - Date.parse(saved.obtainedAt) >= renewAfterMs || isOver(saved, account.now());
  };
  const state = tokensIn(await account.vault.read(), account.settings);
  if (!isDue(state)) return datesOf(state);
  try {
    return datesOf(await renew(account, { isDue, asksAgain: true }));
  } catch (error) {
    const isForNow = error instanceof ZaloTokenError && error.errorClass === 'retry';
    if (!isForNow || state.expiresAt === null || isOver(state, account.now())) throw error;
    return datesOf(state);
  }
}

function isOver(state: SavedTokens, now: Date): boolean {
  return state.expiresAt !== null && Date.parse(state.expiresAt) - earlyMs <= now.getTime();
}

function tokenOf({ accessToken }: SavedTokens): string {
  if (accessToken === null) throw new ZaloTokenError('reauth', `No token. ${connectAgain}.`);
  return accessToken;
}

function datesOf({ obtainedAt, expiresAt }: SavedTokens): TokenState {
  return {
    obtainedAt: obtainedAt === null ? null : new Date(obtainedAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

/**
 * Exchanges the refresh token under the vault's lock, one caller at a time in all processes. First it is written down that
 * an exchange begins, so that a lost answer can be told from a token that was withdrawn.
 */
async function renew(
  account: ZaloAccount,
  input: { readonly isDue: (saved: SavedTokens) => boolean; readonly asksAgain?: boolean },
): Promise<SavedTokens> {
  const { vault, settings } = account;
  const begunAt = account.now().toISOString();
  const marked = tokensIn(
    await vault.update((raw) => {
      const state = tokensIn(raw, settings);
      return Promise.resolve(input.isDue(state) ? withMark(state, begunAt) : state);
    }),
    settings,
  );
  if (!input.isDue(marked)) return marked;
  const end: { failure: ZaloTokenError | null; exchanged: string | null } = { failure: null, exchanged: null };
  const saved = await vault.update(async (raw) => {
    const state = tokensIn(raw, settings);
    if (!input.isDue(state)) return state;
    end.failure = obstacle(state, account.now(), input.asksAgain ?? false);
    if (end.failure !== null || state.refreshToken === null) return state;
    const exchanged = fingerprint(state.refreshToken);
    end.exchanged = exchanged;
    const outcome = await exchange(settings, state.refreshToken);
    const earlier = state.renewal?.at === begunAt ? null : state.renewal;
    switch (outcome.type) {
      case 'granted':
        unsaved.set(exchanged, outcome.pair);
        return withPair(state, outcome.pair, { settings, now: account.now() });
      case 'away':
        end.failure = new ZaloTokenError('retry', `Zalo could not renew the token now: ${outcome.detail}`);
        return outcome.mayBeSpent ? state : { ...state, renewal: earlier };
      case 'refused': {
        const detail = outcome.detail + (earlier === null ? '' : `; the answer to a renewal of ${earlier.at} was lost`);
        end.failure = refusalOf(detail);
        return { ...state, renewal: null, refused: { of: exchanged, at: account.now().toISOString(), detail } };
      }
    }
  });
  if (end.exchanged !== null) unsaved.delete(end.exchanged);
  if (end.failure !== null) throw end.failure;
  return tokensIn(saved, settings);
}

function exchange(settings: ZaloSettings, refreshToken: string): Promise<TokenOutcome> {
  const pair = unsaved.get(fingerprint(refreshToken));
  if (pair !== undefined) return Promise.resolve({ type: 'granted', pair });
  return requestTokens(settings, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

function withMark(state: SavedTokens, at: string): SavedTokens {
  if (state.refreshToken === null) return state;
  const of = fingerprint(state.refreshToken);
  return state.renewal?.of === of ? state : { ...state, renewal: { of, at } };
}

/** Why there is no use in asking Zalo. */
function obstacle(state: SavedTokens, now: Date, asksAgain: boolean): ZaloTokenError | null {
  if (state.refreshToken === null)
    return new ZaloTokenError('reauth', `There is no refresh token to renew the account with. ${connectAgain}.`);
  const { refused } = state;
  if (asksAgain || refused === null || !wasRefused(state)) return null;
  return now.getTime() - Date.parse(refused.at) < refusalHoldsMs ? refusalOf(refused.detail) : null;
}

/** Zalo has refused the very token we would renew with. It may be mended there, so upkeep asks again. */
function wasRefused({ refused, refreshToken }: SavedTokens): boolean {
  return refused !== null && refreshToken !== null && refused.of === fingerprint(refreshToken);
}

function refusalOf(detail: string): ZaloTokenError {
  return new ZaloTokenError('reauth', `Zalo no longer takes the refresh token (${detail}). ${connectAgain}.`);
}
