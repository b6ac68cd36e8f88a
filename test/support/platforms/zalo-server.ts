import { createHash, randomInt } from 'node:crypto';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp } from './http-host.ts';
import type { Person, Platform, Webhook } from './platform.ts';
import { underWay } from './under-way.ts';
import { createZaloApi } from './zalo-api.ts';
import { createZaloChats } from './zalo-chats.ts';
import { eventsOfSaid, type ZaloEventBody } from './zalo-events.ts';
import { zaloFaults, type ZaloFault } from './zalo-faults.ts';
import { newMessageId, type TakenMessage } from './zalo-messages.ts';
import { createTokenOffice } from './zalo-tokens.ts';
import { createZaloUploads } from './zalo-uploads.ts';
import { createZaloWebhook } from './zalo-webhook.ts';

const keys = { appId: '3141592653589793238', appSecret: 'zalo-app-secret', oaSecretKey: 'zalo-oa-secret' } as const;
const templateId = '480921';

/** Zalo with one Official Account, and what people and colleagues do there beyond writing. */
export type ZaloServer = Platform & {
  readonly oaId: string;
  /** Makes somebody a user of Zalo without their having written, so that their phone number can be reached. */
  readonly knows: (person: Person) => void;
  /** The person shares name and phone number by the form of the Official Account. */
  readonly consents: (person: Person) => Promise<void>;
  readonly withdraws: (person: Person) => Promise<void>;
  readonly follows: (person: Person) => Promise<void>;
  readonly unfollows: (person: Person) => Promise<void>;
  /** Somebody of the centre answers on oa.zalo.me; resolves with the message's id. */
  readonly colleagueSays: (person: Person, text: string, adminId?: string) => Promise<string>;
  /** Any other event, for what has no method of its own. */
  readonly posts: (event: ZaloEventBody) => Promise<boolean>;
  /** Addresses that the hub called, with their query, oldest first. */
  readonly asked: readonly string[];
  /** How often a refresh token was exchanged. */
  readonly refreshes: () => number;
  /** False once Zalo gave the webhook up; `subscribe` is the switch in the portal. */
  readonly isSubscribed: () => boolean;
  readonly subscribe: () => void;
  /** Resolves when every receipt and echo so far was delivered. */
  readonly settled: () => Promise<void>;
};

/** Starts Zalo on a free port of this machine. `scale` shortens its pauses between deliveries. */
export async function startZaloServer(input: {
  readonly webhook: Webhook;
  readonly now?: () => Date;
  readonly scale?: number;
  readonly oaId?: string;
}): Promise<ZaloServer> {
  const { now = () => new Date(), oaId = '2718281828459045235' } = input;
  const switches = faultSwitches(zaloFaults);
  const isOn = (fault: ZaloFault) => switches.isOn(fault);
  const tokens = createTokenOffice({ ...keys, now });
  const chats = createZaloChats(now);
  const uploads = createZaloUploads();
  const closing = new AbortController();
  const { signal } = closing;
  const webhook = createZaloWebhook({ ...keys, webhook: input.webhook, isOn, scale: input.scale ?? 1 / 1000, signal });
  const background = underWay();

  async function posts(event: ZaloEventBody): Promise<boolean> {
    const byApp = createHash('sha256').update(JSON.stringify(event['sender'] ?? event['follower'] ?? ''));
    const common = { app_id: keys.appId, user_id_by_app: BigInt(`0x${byApp.digest('hex').slice(0, 15)}`).toString() };
    return webhook.post({ ...common, timestamp: String(now().getTime()), ...event }).catch((error: unknown) => {
      if (signal.aborted) return false;
      throw error;
    });
  }

  /** After a message, its echo and the receipts of the person's telephone follow. */
  async function follow(message: TakenMessage): Promise<void> {
    const parties = { sender: { id: oaId }, recipient: { id: message.person.id } };
    const { id, trackingId } = message;
    if (trackingId === null)
      await posts({ event_name: 'oa_send_text', ...parties, message: { msg_id: id, text: message.text } });
    if (isOn('no-receipts')) return;
    const tracking = trackingId === null ? {} : { tracking_id: trackingId };
    await posts({ event_name: 'user_received_message', ...parties, message: { msg_id: id, ...tracking } });
    if (trackingId === null) await posts({ event_name: 'user_seen_message', ...parties, message: { msg_ids: [id] } });
  }

  function onTaken(message: TakenMessage): void {
    background.add(follow(message));
  }

  const asked: string[] = [];
  const api = createZaloApi({
    oaId,
    name: 'Tổng đài 1022 (mô phỏng)',
    appSecret: keys.appSecret,
    templateId,
    tokens,
    chats,
    uploads,
    isOn,
    now,
    onTaken,
  });
  const server = await hostHttp((call) => {
    asked.push(`${call.path}?${call.query}`);
    return api(call);
  });
  const { origin } = server;

  async function person(did: string, who: Person, event: Readonly<Record<string, unknown>>): Promise<void> {
    chats.acts(who);
    await posts({ event_name: did, ...event });
  }

  return {
    kind: 'zalo',
    settings: {
      ...keys,
      ...tokens.issue(),
      oaId,
      baseUrl: origin,
      oauthBaseUrl: origin,
      znsBaseUrl: origin,
      znsTemplateId: templateId,
      znsFields: 'ma_phan_anh=code, don_vi=agency:30, duong_dan=link',
    },
    faults: zaloFaults,
    isOn: (fault) => switches.isOn(fault),
    set(fault, on) {
      switches.set(fault, on);
      if (fault === 'token-expired' && on) tokens.expireAll();
    },
    async says(who, said) {
      const urlOf = (file: { readonly name: string; readonly type: string; readonly bytes: Buffer }) =>
        `${origin}/media/${uploads.keep(file)}/${encodeURIComponent(file.name)}`;
      const messages = eventsOfSaid({ person: who, oaId, urlOf }, said);
      chats.acts(who);
      for (const { id, text, files } of messages) chats.show(who, { id, from: 'person', text, files });
      await Promise.all(messages.map((message) => posts(message.event)));
      return messages[0]?.id ?? '';
    },
    screen: (personId) => chats.screen(personId),
    oaId,
    knows: (who) => void chats.chatOf(who),
    consents(who) {
      const phone = who.phone?.replace(/^(?:\+84|0)/u, '84') ?? '';
      const parties = { sender: { id: who.id }, recipient: { id: oaId } };
      return person('user_submit_info', who, {
        ...parties,
        info: { name: who.name, phone, city: '', district: '', ward: '' },
      });
    },
    withdraws: (who) => person('user_withdraw', who, { oa_id: oaId, sender: { id: who.id } }),
    follows: (who) => person('follow', who, { oa_id: oaId, follower: { id: who.id }, source: 'oa_profile' }),
    unfollows: (who) => person('unfollow', who, { oa_id: oaId, follower: { id: who.id }, source: 'oa_profile' }),
    async colleagueSays(who, text, adminId = String(randomInt(10 ** 12))) {
      const id = newMessageId();
      chats.show(who, { id, from: 'hub', text, files: [] });
      const parties = { sender: { id: oaId, admin_id: adminId }, recipient: { id: who.id } };
      await posts({ event_name: 'oa_send_text', ...parties, message: { msg_id: id, text } });
      return id;
    },
    posts,
    asked,
    refreshes: tokens.refreshes,
    isSubscribed: webhook.isSubscribed,
    subscribe: webhook.subscribe,
    settled: background.settled,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await background.settled();
      await server[Symbol.asyncDispose]();
    },
  };
}
