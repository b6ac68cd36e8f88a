import { memoryVault, testOutbound } from '../../../adapters/conformance/account.ts';
import { facebookAdapter } from '../../../adapters/facebook/index.ts';
import type { InboundMessage } from '../../../src/channels/inbound.ts';
import type { Notice } from '../../../src/channels/notice.ts';
import type { OutboundMessage, SendResult } from '../../../src/channels/outbound.ts';
import type { Account } from '../../../src/channels/port.ts';
import { startFakeHub } from './fake-hub.ts';
import { startGraphServer, type GraphServer } from './graph-server.ts';

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
  let settings: Readonly<Record<string, unknown>> = {};
  const vault = memoryVault();
  const hub = await startFakeHub(
    facebookAdapter,
    () => ({ ...platform.settings, ...settings }),
    () => ({ vault, now: platform.now }),
  );
  const platform = await startGraphServer({ webhook: { url: () => hub.webhookUrl } });

  async function notices(): Promise<readonly Notice[]> {
    return (await hub.normalised()).flatMap((one) => (one.type === 'notice' ? [one.notice] : []));
  }

  return {
    platform,
    account: () => hub.account,
    configure(patch) {
      settings = patch;
    },
    refuseNext: hub.refuseNext,
    async messages() {
      return (await hub.normalised()).flatMap((one) => (one.type === 'message' ? [one.message] : []));
    },
    notices,
    async echoes() {
      return (await notices()).flatMap((notice) => (notice.kind === 'echo' ? [notice] : []));
    },
    async send(address, patch = {}) {
      const to = { kind: 'messenger', address, name: null } as const;
      const message = testOutbound({ to, lastInboundAt: platform.now(), ...patch });
      const result = await facebookAdapter.send?.(message, hub.account);
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
      await hub[Symbol.asyncDispose]();
    },
  };
}
