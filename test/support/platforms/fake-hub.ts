import { testAccount } from '../../../adapters/conformance/account.ts';
import type { NewReceipt, RawInput, StoredReceipt } from '../../../src/channels/door.ts';
import type { Normalised } from '../../../src/channels/inbound.ts';
import type { Account, RegisteredAdapter } from '../../../src/channels/port.ts';
import { hostHttp, type Asked, type Reply } from './http-host.ts';

type Kept = StoredReceipt & NewReceipt;

/** The hub's front door without its database: real HTTP in front of one adapter, receipts kept once each. */
export type FakeHub = AsyncDisposable & {
  readonly webhookUrl: string;
  readonly account: Account<unknown>;
  readonly receipts: readonly Kept[];
  /** Status and body of every answer the front door gave. */
  readonly answers: readonly { readonly status: number; readonly text: string }[];
  /** The next deliveries meet a hub that is down. */
  readonly refuseNext: (count: number) => void;
  readonly normalised: () => Promise<readonly Normalised[]>;
};

function single(values: Asked['headers']): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string') headers[name] = value;
  return headers;
}

/** `settings` and `patch`: asked for when a request comes, for the platform is often started after the hub. */
export async function startFakeHub(
  adapter: RegisteredAdapter,
  settings: () => unknown,
  patch: () => Partial<Pick<Account<unknown>, 'vault' | 'now'>> = () => ({}),
): Promise<FakeHub> {
  const kept = new Map<string, Kept>();
  let refusals = 0;
  const answers: { status: number; text: string }[] = [];
  const host = await hostHttp(async (asked) => {
    const reply = await take(asked);
    if (reply !== 'drop') answers.push({ status: reply.status, text: reply.body.toString() });
    return reply;
  });
  const webhookUrl = `${host.origin}/webhooks/${adapter.kind}/account-1`;
  const account = () => testAccount(settings(), { webhookUrl, ...patch() });

  async function take(asked: Asked): Promise<Reply> {
    if (refusals > 0) {
      refusals -= 1;
      return { status: 503, body: 'down' };
    }
    const receivedAt = new Date('2026-01-12T03:30:00Z');
    const query = Object.fromEntries(asked.query);
    const input: RawInput = { body: asked.body, headers: single(asked.headers), query, receivedAt };
    const greeting = asked.method === 'GET' ? (adapter.handshake?.(input, account()) ?? null) : null;
    if (greeting === false) return { status: 403, body: 'forbidden' };
    if (greeting !== null) return { status: 200, type: 'text/plain', body: greeting };
    if (asked.method === 'GET' && adapter.takesGet !== true) return { status: 404, body: 'not found' };
    const verdict = await adapter.verify(input, account());
    if (!verdict.ok) return { status: verdict.status, body: verdict.code };
    for (const receipt of verdict.receipts) {
      const key = `${receipt.kind} ${receipt.externalId}`;
      if (!kept.has(key)) kept.set(key, { ...receipt, headers: input.headers, receivedAt });
    }
    return { status: 200, type: verdict.answer?.type ?? 'text/plain', body: verdict.answer?.text ?? 'ok' };
  }

  return {
    webhookUrl,
    get account() {
      return account();
    },
    get receipts() {
      return [...kept.values()];
    },
    answers,
    refuseNext(count) {
      refusals = count;
    },
    normalised: () => Promise.all([...kept.values()].map((receipt) => adapter.normalise(receipt, account()))),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}
