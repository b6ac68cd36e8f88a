import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ZaloSettings } from './schema.ts';

const instant = z.iso.datetime();
/** Something that happened to a refresh token, which is named by its fingerprint. */
const mark = z.object({ of: z.string(), at: instant });

/** Of the vault; how far a message came, which it keeps too, is not ours to change. */
const savedState = z.looseObject({
  accessToken: z.string().nullable(),
  /** Zalo takes it once and answers with the next one. */
  refreshToken: z.string().nullable(),
  obtainedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  /** Fingerprint of the tokens that the settings held when these came about. */
  seed: z.string(),
  /** A renewal that was begun; it stands until its answer is saved. */
  renewal: mark.nullable(),
  /** The renewal that Zalo refused. */
  refused: mark.extend({ detail: z.string() }).nullable(),
  /** A consent page that was opened: what its way back must show. */
  pending: z.object({ state: z.string(), verifier: z.string(), at: instant }).nullable(),
});

/** What the vault of a Zalo account keeps of its tokens. */
export type SavedTokens = z.infer<typeof savedState>;

/** A pair of tokens as Zalo handed it out. */
export type TokenPair = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number;
};

/** Names a token without telling it. */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

/**
 * The account's tokens. Those of the settings count only at the start and when an administrator has written others since;
 * what Zalo handed out later is newer.
 */
export function tokensIn(vault: unknown, settings: ZaloSettings): SavedTokens {
  const { accessToken = null, refreshToken = null } = settings;
  const seed = seedOf(settings);
  const saved = savedState.safeParse(vault);
  const hasSettings = accessToken !== null || refreshToken !== null;
  if (saved.success && (saved.data.seed === seed || !hasSettings)) return saved.data;
  return {
    ...z.looseObject({}).safeParse(vault).data,
    accessToken,
    refreshToken,
    obtainedAt: null,
    expiresAt: null,
    seed,
    renewal: null,
    refused: null,
    pending: saved.success ? saved.data.pending : null,
  };
}

function seedOf({ accessToken = '', refreshToken = '' }: ZaloSettings): string {
  return fingerprint(JSON.stringify([accessToken, refreshToken]));
}

/** The state after Zalo handed out a pair. */
export function withPair(
  state: SavedTokens,
  pair: TokenPair,
  input: { readonly settings: ZaloSettings; readonly now: Date },
): SavedTokens {
  return {
    ...state,
    accessToken: pair.accessToken,
    refreshToken: pair.refreshToken ?? state.refreshToken,
    obtainedAt: input.now.toISOString(),
    expiresAt: new Date(input.now.getTime() + pair.expiresInSeconds * 1000).toISOString(),
    seed: seedOf(input.settings),
    renewal: null,
    refused: null,
  };
}
