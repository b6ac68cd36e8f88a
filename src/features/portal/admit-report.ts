import { createHash } from 'node:crypto';
import type { CodeAddress } from '../one-time-code/one-time-code-service.ts';
import type { ProofService } from '../proof/proof-service.ts';
import { readCodeAddress } from './code-address.ts';

/** Counts one try of a key; throws a HubError of kind `too_many` when there were too many. */
export type Tries = {
  readonly take: (key: string) => Promise<void>;
  /** Forgets one try again. */
  readonly giveBack: (key: string) => Promise<void>;
};

/** An admitted report. `forget` uncounts it: a report that the hub could not take may be sent again and again. */
export type Admission = { readonly forget: () => Promise<void> };

export type AdmissionDeps = {
  readonly proofs: Pick<ProofService, 'take' | 'ageOf'>;
  readonly limits: {
    /** Forms without a proof, by peer; the second while very many of them come in from everywhere. */
    readonly plain: Tries;
    readonly plainWhilePressed: Tries;
    /** Forms without a proof of everybody together. */
    readonly plainOfAll: Tries;
    /** Forms that name one address. */
    readonly address: Tries;
  };
  readonly wait: (ms: number) => Promise<void>;
};

/** Nobody reads and fills in the form in less. */
const leastMs = 3000;

async function isPressed(all: Tries): Promise<boolean> {
  return all.take('all').then(
    () => false,
    () => true,
  );
}

function addressesOf(values: Readonly<Record<string, string>>): CodeAddress[] {
  return [values['phone'], values['email']].flatMap((typed) => readCodeAddress(typed ?? '') ?? []);
}

/**
 * Who may hand in the portal's form. A page with scripts shows a proof of work for its submission; one without is slowed
 * down and counted more strictly, for it cannot: it must still come in. Either way a form that names a phone or a mail
 * address counts against that address, unless its owner confirmed it. Null: a proof was shown and is not good.
 */
export async function admitReport(
  input: {
    readonly peer: string;
    readonly values: Readonly<Record<string, string>>;
    /** The address that its owner confirmed by a code. */
    readonly proved: CodeAddress | null;
  },
  { proofs, limits, wait }: AdmissionDeps,
): Promise<Admission | null> {
  const { peer, values, proved } = input;
  const payload = values['altcha'] ?? '';
  const counted: (readonly [Tries, string])[] = [];
  const count = async (tries: Tries, key: string): Promise<void> => {
    await tries.take(key);
    counted.push([tries, key]);
  };
  if (payload !== '') {
    if (!(await proofs.take({ form: 'report', about: (values['submission'] ?? '').toLowerCase() }, payload)))
      return null;
  } else {
    await count(limits.plain, peer);
    if (await isPressed(limits.plainOfAll)) await count(limits.plainWhilePressed, peer);
    const ageMs = proofs.ageOf(values['shown'] ?? '');
    if (ageMs !== null && ageMs < leastMs) await wait(leastMs - ageMs);
  }
  for (const { kind, address } of addressesOf(values)) {
    if (proved?.kind === kind && proved.address === address) continue;
    await count(limits.address, createHash('sha256').update(`${kind}:${address}`).digest('base64url'));
  }
  return {
    async forget() {
      await Promise.all(counted.map(([tries, key]) => tries.giveBack(key).catch(() => undefined)));
    },
  };
}
