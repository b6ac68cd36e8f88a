import type { PlatformChannel } from '../contract/simulator.ts';
import type { Outsider, PlatformLine } from '../features/simulator/platform-line.ts';
import { startEsmsServer } from '../../test/support/platforms/esms-server.ts';
import { startGraphServer } from '../../test/support/platforms/graph-server.ts';
import type { Platform, Webhook } from '../../test/support/platforms/platform.ts';
import { startSmppServer } from '../../test/support/platforms/smpp-server.ts';
import { startTelegramServer } from '../../test/support/platforms/telegram-server.ts';
import { startTwilioServer } from '../../test/support/platforms/twilio-server.ts';
import { startZaloServer } from '../../test/support/platforms/zalo-server.ts';
import { startDemoHotline } from './demo-hotline.ts';
import { lineOf, saying, type DemoLine } from './demo-line.ts';

async function startZalo(webhook: Webhook): Promise<DemoLine> {
  const server = await startZaloServer({ webhook });
  return lineOf(server, {
    channel: 'zalo',
    address: 'Tổng đài 1022',
    knows: server.knows,
    mend: server.subscribe,
    set(fault, on) {
      server.set(fault, on);
      // Zalo gives an address up that refuses too often; who mends the fault would press its switch as well.
      if (!on) server.subscribe();
    },
    deeds: {
      say: saying(server),
      follow: (who) => server.follows(who),
      unfollow: (who) => server.unfollows(who),
      consent: (who) => server.consents(who),
      withdraw: (who) => server.withdraws(who),
      colleague: (who, { text }) => server.colleagueSays(who, text),
    },
  });
}

async function startFacebook(webhook: Webhook): Promise<DemoLine> {
  const server = await startGraphServer({ webhook, humanAgent: true });
  const posts = new Map<string, { readonly who: Outsider; text: string; readonly at: Date; isRemoved: boolean }>();
  let ownPost: string | null = null;
  const page = (): ReturnType<NonNullable<PlatformLine['page']>> => {
    const roots = [...(ownPost === null ? [] : [ownPost]), ...posts.keys()];
    const comments = roots.flatMap((root) => server.under(root));
    const replies = comments.flatMap((word) => server.under(word.id));
    const own = [...posts].map(([id, { who, ...post }]) => ({ ...post, id, parentId: null, by: who, isHidden: false }));
    return [...own, ...comments, ...replies];
  };
  return lineOf(server, {
    channel: 'facebook',
    address: 'Tổng đài 1022',
    page,
    set(fault, on) {
      server.set(fault, on);
      if (fault === 'batches' && !on) void server.release();
    },
    deeds: {
      say: saying(server),
      start: (who) => server.presses(who, { title: 'Bắt đầu', payload: 'GET_STARTED' }),
      async comment(who, { text, target }) {
        const id = await server.comments(who, text, target);
        // The server's own post has no name outside; comments are named after it.
        ownPost ??= `${String(server.settings['pageId'])}_${id.split('_')[0] ?? ''}`;
        return id;
      },
      async post(who, { text }) {
        const id = await server.posts(who, text);
        posts.set(id, { who, text, at: server.now(), isRemoved: false });
        return id;
      },
      async editWord(_who, { text, target = '' }) {
        await server.edits(target, text);
        const post = posts.get(target);
        if (post) post.text = text;
      },
      async removeWord(_who, { target = '' }) {
        await server.removes(target);
        const post = posts.get(target);
        if (post) post.isRemoved = true;
      },
      colleague: (who, { text }) => server.colleagueSays(who, text),
    },
  });
}

async function startTelegram(webhook: Webhook): Promise<DemoLine> {
  const server = await startTelegramServer({ webhook });
  return lineOf(server, {
    channel: 'telegram',
    address: '@tongdai1022_bot',
    knows: (who) => void server.chatOf(who),
    deeds: {
      say: saying(server),
      start: (who) => server.starts(who),
      block: (who) => server.blocks(who),
      unblock: (who) => server.unblocks(who),
      editMessage: (who, { text, target = '' }) => server.edits(who, target, text),
      shareContact: (who) => server.sharesContact(who, { phone: who.phone, own: true }),
      shareOtherContact: (who) => server.sharesContact(who, { phone: '+84912000111', own: false }),
    },
  });
}

async function startSms(channel: PlatformChannel, server: Promise<Platform>, address: string): Promise<DemoLine> {
  const started = await server;
  return lineOf(started, { channel, address, deeds: { say: saying(started) } });
}

/** How each channel's platform is started. The order is that of the accounts: of several that reach a number, the first is taken. */
export const demoLines: readonly {
  readonly channel: PlatformChannel;
  readonly start: (webhook: Webhook) => Promise<DemoLine>;
}[] = [
  { channel: 'sms-http', start: (webhook) => startSms('sms-http', startEsmsServer(webhook), '8041') },
  { channel: 'zalo', start: startZalo },
  { channel: 'facebook', start: startFacebook },
  { channel: 'telegram', start: startTelegram },
  { channel: 'smpp', start: () => startSms('smpp', startSmppServer(), '1022') },
  { channel: 'twilio', start: (webhook) => startSms('twilio', startTwilioServer(webhook), '+1 500 555 0006') },
  { channel: 'voice', start: startDemoHotline },
];
