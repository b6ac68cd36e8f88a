import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Database } from '../../platform/sql.ts';
import { forgetProofs, spendProof } from './proof-store.ts';

/** What a proof may be shown for: it is bound to one of these and to the thing it is about. */
export const proofForms = ['report', 'code', 'chat'] as const;
export type ProofForm = (typeof proofForms)[number];

/** Whose work it is: a form, and the one thing (a submission, an address, a message) that the work is done for. */
export type ProofBinding = { readonly form: ProofForm; readonly about: string };

/** Rounds of PBKDF2 for one guess; with about 1,500 guesses a cheap phone works one to two seconds, a desktop half of one. */
const rounds = 400;
const guesses = { least: 1000, most: 2000 };
const lifeMs = 60 * 60 * 1000;
/** How long a page may lie open before its form counts as one that was never shown. */
const shownLifeMs = 7 * 24 * 60 * 60 * 1000;

const payloadShape = z.object({
  challenge: z.object({
    parameters: z
      .object({
        algorithm: z.literal('PBKDF2/SHA-256'),
        nonce: z.string(),
        salt: z.string(),
        cost: z.number().int().max(rounds),
        keyLength: z.number().int().max(64),
        keyPrefix: z.string(),
        keySignature: z.string(),
        expiresAt: z.number(),
        data: z.object({ form: z.enum(proofForms), about: z.string() }),
      })
      .strict(),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200), time: z.number().optional() }),
});

function readPayload(payload: string): z.infer<typeof payloadShape> | null {
  if (payload.length > 4000) return null;
  try {
    const parsed = payloadShape.safeParse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Proofs of work (ALTCHA, version 2): a challenge is signed, ends after an hour, holds for one thing only, and is taken once.
 * Nobody outside is asked, so it works in a closed network.
 */
export function createProofService(deps: {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => Date;
}) {
  const secretOf = (purpose: string) => createHmac('sha256', deps.key).update(purpose).digest('hex');
  const [challengeSecret, keySecret, shownSecret] = [secretOf('challenge'), secretOf('solution'), secretOf('shown')];
  const shownSign = (at: string) => createHmac('sha256', shownSecret).update(at).digest('hex').slice(0, 32);

  return {
    /** A new challenge; `weight` multiplies the work where somebody asks for many. */
    challenge: ({ form, about }: ProofBinding, weight: number) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: rounds,
        counter: randomInt(guesses.least * weight, guesses.most * weight),
        data: { form, about },
        deriveKey,
        expiresAt: new Date(deps.now().getTime() + lifeMs),
        hmacSignatureSecret: challengeSecret,
        hmacKeySignatureSecret: keySecret,
      }),

    /**
     * Whether the payload (base64 of `{challenge, solution}`) is good for this, and takes it. A report may show its proof
     * again, because its submission makes it one report however often it comes.
     */
    async take(binding: ProofBinding, payload: string): Promise<boolean> {
      const read = readPayload(payload);
      if (!read) return false;
      const { challenge, solution } = read;
      const { data, expiresAt } = challenge.parameters;
      if (data.form !== binding.form || data.about !== binding.about) return false;
      if (expiresAt * 1000 < deps.now().getTime()) return false;
      const { verified } = await verifySolution({
        challenge,
        solution: { counter: solution.counter, derivedKey: solution.derivedKey },
        deriveKey,
        hmacSignatureSecret: challengeSecret,
        hmacKeySignatureSecret: keySecret,
      });
      if (!verified) return false;
      const isFresh = await spendProof(deps.database, challenge.signature, new Date(expiresAt * 1000));
      return isFresh || binding.form === 'report';
    },

    /** A mark for a form of when it was shown, for pages without scripts. */
    shown(): string {
      const at = deps.now().getTime().toString(36);
      return `${at}.${shownSign(at)}`;
    },

    /** How long ago a form was shown, in milliseconds; null when the mark is not ours or too old to say anything. */
    ageOf(mark: string): number | null {
      const [at = '', sign = ''] = mark.split('.');
      const wanted = Buffer.from(shownSign(at));
      const given = Buffer.from(sign);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const ageMs = deps.now().getTime() - Number.parseInt(at, 36);
      return ageMs >= 0 && ageMs <= shownLifeMs ? ageMs : null;
    },

    forgetOld: () => forgetProofs(deps.database, deps.now()),
  };
}

export type ProofService = ReturnType<typeof createProofService>;
