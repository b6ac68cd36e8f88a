import { memoryVault, testAccount, testOutbound } from '../../../adapters/conformance/account.ts';
import { facebookAdapter } from '../../../adapters/facebook/index.ts';
import type {
  Account,
  InboundMessage,
  NewReceipt,
  Normalised,
  Notice,
  OutboundMessage,
  RawInput,
  SendResult,
} from '../../../src/channels/port.ts';
import { startGraphServer, type GraphServer } from './graph-server.ts';
import { hostHttp, type Asked, type Reply } from './http-host.ts';

/** Meta on one side and the adapter behind a real front door on the other, without the hub's database. */
export type GraphHub = AsyncDisposable & {
  readonly platform: GraphServer;
  readonly account: () => Account<unknown>;
  /** Puts settings over those of the platform. */
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  /** The next deliveries meet a hub that is down. */
  readonly refuseNext: (count: number) => void;
  readonly messages: () => Promise<readonly InboundMessage[]>;
  readonly notices: () => Promise<readonly Notice[]>;
  readonly echoes: () => Promise<readonly Extract<Notice, { kind: 'echo' }>[]>;
  /** Sends to a Messenger address that wrote a moment ago, and waits for what comes of it. */
  readonly send: (address: string, patch?: Partial<OutboundMessage>) => Promise<SendResult>;
  /** Fields of the calls that posted to an edge (`messages`, `comments`), oldest first. */
  readonly posted: (edge: string) => readonly Readonly<Record<string, unknown>>[];
};

export async function startGraphHub(): Promise<GraphHub> {
  const receipts = new Map<string, NewReceipt>();
  let refusals = 0;
  let settings: Readonly<Record<string, unknown>> = {};
  const host = await hostHttp(take);
  const webhookUrl = `${host.origin}/webhooks/facebook/account-1`;
  const platform = await startGraphServer({ webhook: { url: () => webhookUrl } });
  const vault = memoryVault();

  function account(): Account<unknown> {
    return testAccount<unknown>({ ...platform.settings, ...settings }, { webhookUrl, vault, now: platform.now });
  }

  async function take({ method, query, headers, body }: Asked): Promise<Reply> {
    if (refusals > 0) {
      refusals -= 1;
      return { status: 503, body: 'down' };
    }
    const words = Object.entries(headers).filter((one): one is [string, string] => typeof one[1] === 'string');
    const input: RawInput = {
      body,
      headers: Object.fromEntries(words),
      query: Object.fromEntries(query),
      receivedAt: new Date(),
    };
    if (method === 'GET') {
      const text = facebookAdapter.handshake?.(input, account()) ?? null;
      return text === null ? { status: 404, body: 'not found' } : { status: 200, body: text };
    }
    const verdict = await facebookAdapter.verify(input, account());
    if (!verdict.ok) return { status: verdict.status, body: verdict.code };
    for (const receipt of verdict.receipts) {
      const key = `${receipt.kind} ${receipt.externalId}`;
      if (!receipts.has(key)) receipts.set(key, receipt);
    }
    return { status: 200, type: verdict.answer?.type ?? 'text/plain', body: verdict.answer?.text ?? 'ok' };
  }

  function understand(): Promise<readonly Normalised[]> {
    const all = [...receipts.values()].map((receipt) =>
      facebookAdapter.normalise({ ...receipt, headers: {}, receivedAt: new Date() }, account()),
    );
    return Promise.all(all);
  }

  async function notices(): Promise<readonly Notice[]> {
    return (await understand()).flatMap((one) => (one.type === 'notice' ? [one.notice] : []));
  }

  return {
    platform,
    account,
    configure(patch) {
      settings = patch;
    },
    refuseNext(count) {
      refusals = count;
    },
    async messages() {
      return (await understand()).flatMap((one) => (one.type === 'message' ? [one.message] : []));
    },
    notices,
    async echoes() {
      return (await notices()).flatMap((notice) => (notice.kind === 'echo' ? [notice] : []));
    },
    async send(address, patch = {}) {
      const to = { kind: 'messenger', address, name: null } as const;
      const message = testOutbound({ to, lastInboundAt: platform.now(), ...patch });
      const result = await facebookAdapter.send?.(message, account());
      await platform.settled();
      if (!result) throw new Error('this channel sends nothing');
      return result;
    },
    posted: (edge) =>
      platform.calls
        .filter((call) => call.method === 'POST' && call.path.endsWith(`/${edge}`))
        .map((call) => call.fields),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}
