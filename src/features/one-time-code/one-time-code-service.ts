import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { countedAddress } from '../../domain/mail/mailbox.ts';
import type { Database } from '../../platform/sql.ts';
import { forgetCodes, putCode, tryCodes, useCode, type CodeAddress } from './one-time-code-store.ts';

export type { CodeAddress } from './one-time-code-store.ts';

/** What a code opens: updates on a report of one's own, or the details of one that is known by its code alone. */
export type CodePurpose = 'updates' | 'details';

/** Brings a code to its address; false when no channel of the hub could. */
export type SendCode = (
  message: CodeAddress & { readonly lang: 'vi' | 'en'; readonly code: string },
) => Promise<boolean>;

const codeRules = { lifeMs: 5 * 60_000, restMs: 60_000, perDay: 5, perHour: 300, maxTries: 5 } as const;
/** How long an address stays proved for the form that it was proved in. */
const provedMs = 2 * 60 * 60_000;

/**
 * Six digits that show an address to be the person's own. Only a keyed hash is kept; a code ends after five minutes, after
 * five tries, and when it was used; one telephone or mailbox gets at most one a minute and five a day.
 */
export function createOneTimeCodes(deps: {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly send: SendCode;
}) {
  function hashOf({ kind, address }: CodeAddress, purpose: CodePurpose, code: string): Buffer {
    return createHmac('sha256', deps.key).update(`code:${purpose}:${kind}:${address}:${code}`).digest();
  }

  function sign(body: string): Buffer {
    return createHmac('sha256', deps.key).update(`proved:${body}`).digest();
  }

  return {
    /**
     * Sends a code. `rests`: the address or the hub has had enough for now, nothing was sent; `unreachable`: no channel
     * took it. A page that must not tell whether an address is known says the same for all three.
     */
    async request(
      input: CodeAddress & { readonly purpose: CodePurpose; readonly lang: 'vi' | 'en' },
    ): Promise<'sent' | 'rests' | 'unreachable'> {
      const { kind, address, purpose, lang } = input;
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
      const createdAt = deps.now();
      const id = deps.newId();
      const isTaken = await putCode(
        deps.database,
        {
          id,
          purpose,
          kind,
          address,
          mailbox: countedAddress(input),
          hash: hashOf(input, purpose, code),
          createdAt,
          expiresAt: new Date(createdAt.getTime() + codeRules.lifeMs),
        },
        codeRules,
      );
      if (!isTaken) return 'rests';
      if (await deps.send({ kind, address, lang, code })) return 'sent';
      await useCode(deps.database, id, createdAt);
      return 'unreachable';
    },

    /** Whether these are the digits sent to the address; true once only. */
    async check(input: CodeAddress & { readonly purpose: CodePurpose; readonly code: string }): Promise<boolean> {
      const now = deps.now();
      const { kind, address, purpose } = input;
      const living = await tryCodes(deps.database, { kind, address, purpose, now, maxTries: codeRules.maxTries });
      const wanted = hashOf(input, purpose, input.code.replace(/\D/g, ''));
      const found = living.filter(({ hash }) => hash.length === wanted.length && timingSafeEqual(hash, wanted));
      return found[0] ? useCode(deps.database, found[0].id, now) : false;
    },

    /** A word of ours that this address was proved, good for one thing (a submission) and for a while. */
    vouch({ kind, address }: CodeAddress, about: string): string {
      const body = Buffer.from(JSON.stringify([kind, address, about, deps.now().getTime() + provedMs])).toString(
        'base64url',
      );
      return `${body}.${sign(body).toString('base64url')}`;
    },

    /** The address that our own word names for this thing; null when it is not ours, is for something else, or has ended. */
    vouched(word: string, about: string): CodeAddress | null {
      const [body = '', signature = ''] = word.split('.');
      const [given, wanted] = [Buffer.from(signature, 'base64url'), sign(body)];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const parts: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      if (!Array.isArray(parts)) return null;
      const [kind, address, thing, until]: readonly unknown[] = parts;
      const isKnown = (kind === 'phone' || kind === 'email') && typeof address === 'string';
      const isNow = typeof until === 'number' && until >= deps.now().getTime();
      return isKnown && isNow && thing === about ? { kind, address } : null;
    },

    forgetOld: () => forgetCodes(deps.database, deps.now()),
  };
}

export type OneTimeCodes = ReturnType<typeof createOneTimeCodes>;
