import type { OutboundMessage } from '../../src/channels/outbound.ts';
import type { Account, Vault } from '../../src/channels/port.ts';

/** A vault that keeps its state in memory and lets one caller in at a time, as the real one does over all processes. */
export function memoryVault(initial: unknown = null): Vault {
  let state = initial;
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => Promise.resolve(state),
    update(work) {
      const turn = last.then(async () => {
        state = await work(state);
        return state;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** An account as the hub hands it to an adapter; `patch` replaces what a test is about. */
export function testAccount<Settings>(
  settings: Settings,
  patch: Partial<Omit<Account<Settings>, 'settings'>> = {},
): Account<Settings> {
  return {
    id: 'account-1',
    settings,
    webhookUrl: 'https://hub.example.vn/webhooks/channel/account-1',
    vault: memoryVault(),
    now: () => new Date('2026-01-12T03:30:00Z'),
    ...patch,
  };
}

/** An answer on its way to a person; `patch` replaces what a test is about. */
export function testOutbound(patch: Partial<OutboundMessage> & Pick<OutboundMessage, 'to'>): OutboundMessage {
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    subject: '[BN-26-7K3F9Q] Trả lời phản ánh',
    text: 'Chúng tôi đã sửa xong đèn đường.',
    publicText: 'Phản ánh BN-26-7K3F9Q đã được trả lời.',
    facts: { code: 'BN-26-7K3F9Q', agency: 'Sở Xây dựng', link: 'https://hub.example.vn/t/BN-26-7K3F9Q/secret' },
    lang: 'vi',
    automatic: false,
    lastInboundAt: new Date('2026-01-12T03:00:00Z'),
    references: [],
    replyToken: 'BN-26-7K3F9Q.token',
    attachments: [],
    ...patch,
  };
}
