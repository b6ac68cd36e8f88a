import { setTimeout as delay } from 'node:timers/promises';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp, jsonReply, type Asked, type Reply } from './http-host.ts';
import type { Fault, Person, Platform, Said, Webhook } from './platform.ts';
import { createTelegramChats } from './telegram-chats.ts';
import { createTelegramFeed } from './telegram-feed.ts';
import { fieldsOf } from './asked-fields.ts';
import { createTelegramMethods } from './telegram-methods.ts';

const faults: readonly Fault[] = [
  { name: 'down', vi: 'Telegram ngừng phục vụ', en: 'Telegram is down' },
  { name: 'throttled', vi: 'Mỗi cuộc trò chuyện chỉ nhận một tin mỗi giây', en: 'One message a second per chat' },
  { name: 'blocked', vi: 'Mọi người đã chặn bot', en: 'Everybody has blocked the bot' },
  { name: 'token-revoked', vi: 'Mã bot đã bị thu hồi', en: 'The bot token was revoked' },
  { name: 'conflict', vi: 'Chương trình khác đang nhận tin của bot', en: 'Another program polls with this token' },
  {
    name: 'connection-lost',
    vi: 'Nhận tin xong thì mất kết nối',
    en: 'The connection breaks after a message was taken',
  },
  { name: 'duplicates', vi: 'Mỗi bản tin được giao hai lần', en: 'Each update is delivered twice' },
  { name: 'disorder', vi: 'Ảnh của một album đến ngược thứ tự', en: 'Pictures of an album come in reverse' },
  {
    name: 'uploads-refused',
    vi: 'Tin nhắn thì nhận, tệp của hub thì bảo thử lại sau',
    en: 'Messages are taken, files of the hub are to be tried again',
  },
  { name: 'files-gone', vi: 'Không tải được tệp', en: 'Files cannot be fetched' },
];

type SaidFile = NonNullable<Said['files']>[number];

export type TelegramServer = Platform & {
  /** The number by which Telegram knows a person: the chat. */
  readonly chatOf: (person: Person) => string;
  readonly starts: (person: Person) => Promise<void>;
  readonly blocks: (person: Person) => Promise<void>;
  readonly unblocks: (person: Person) => Promise<void>;
  /** Changes a message, its picture too; `id` as `says` gave it. */
  readonly edits: (person: Person, id: string, text: string, file?: SaidFile) => Promise<void>;
  /** Shares a contact: the person's own, or somebody else's. */
  readonly sharesContact: (person: Person, contact: { readonly phone: string; readonly own: boolean }) => Promise<void>;
  /** Any update as Telegram would write it. */
  readonly emits: (update: Readonly<Record<string, unknown>>) => Promise<void>;
  /** What getWebhookInfo would say. */
  readonly webhookUrl: () => string;
  readonly pending: () => number;
};

/** The Bot API for one bot. With a webhook it delivers there, with none it waits to be polled. */
export async function startTelegramServer(
  input: { readonly webhook?: Webhook; readonly patienceMs?: number } = {},
): Promise<TelegramServer> {
  const botToken = '7000000001:AAE-platform-server-of-the-tests_0022';
  const secretToken = 'a-secret-of-the-webhook';
  const switches = faultSwitches(faults);
  const chats = createTelegramChats();
  const feed = createTelegramFeed(switches);
  const methods = createTelegramMethods({ chats, feed, isOn: switches.isOn });
  let nextUpdate = 880_000_001;

  async function answer(asked: Asked): Promise<Reply> {
    if (switches.isOn('down')) return { status: 503, body: 'Service Unavailable' };
    const file = asked.path.split(`/file/bot${botToken}/`)[1];
    if (file !== undefined) return methods.file(decodeURIComponent(file));
    const method = asked.path.split(`/bot${botToken}/`)[1];
    if (method === undefined || switches.isOn('token-revoked'))
      return jsonReply(401, { ok: false, error_code: 401, description: 'Unauthorized' });
    return methods.call(method, await fieldsOf(asked));
  }

  const server = await hostHttp(answer);
  if (input.webhook !== undefined) feed.setWebhook({ url: input.webhook.url, secretToken, allowedUpdates: [] });

  async function emit(update: Readonly<Record<string, unknown>>): Promise<void> {
    const numbered = { update_id: nextUpdate, ...update };
    nextUpdate += 1;
    await feed.push(numbered, input.patienceMs ?? 5000);
  }

  async function emitStanding(person: Person, status: 'kicked' | 'member'): Promise<void> {
    const { from, chat, date } = chats.frame(person);
    if (status === 'kicked') chats.blocked.add(chats.chatOf(person));
    else chats.blocked.delete(chats.chatOf(person));
    await emit({ my_chat_member: { from, chat, date, new_chat_member: { status } } });
  }

  return {
    kind: 'telegram',
    settings: {
      botToken,
      baseUrl: server.origin,
      ...(input.webhook === undefined ? { mode: 'polling' } : { mode: 'webhook', secretToken }),
    },
    faults: switches.faults,
    isOn: switches.isOn,
    set: switches.set,
    async says(person, said) {
      const messages = chats.messagesOf(person, said);
      const inOrder = switches.isOn('disorder') ? [...messages].reverse() : messages;
      await Promise.all(inOrder.map((message) => emit({ message })));
      return `${chats.chatOf(person)}:${String(messages[0]?.['message_id'])}`;
    },
    screen: chats.screen,
    chatOf: (person) => String(chats.chatOf(person)),
    starts: (person) => emit({ message: { ...chats.frame(person), text: '/start' } }),
    blocks: (person) => emitStanding(person, 'kicked'),
    unblocks: (person) => emitStanding(person, 'member'),
    async edits(person, id, text, file) {
      const said = file === undefined ? { text } : { caption: text, ...chats.fileFields(file) };
      const message = { ...chats.frame(person), message_id: Number(id.split(':')[1]), ...said };
      await emit({ edited_message: { ...message, edit_date: Math.floor(Date.now() / 1000) } });
    },
    sharesContact: (person, { phone, own }) =>
      emit({
        message: {
          ...chats.frame(person),
          contact: {
            phone_number: phone,
            first_name: own ? person.name : 'Người quen',
            user_id: own ? chats.chatOf(person) : 5_999_999_999,
          },
        },
      }),
    emits: emit,
    webhookUrl: () => feed.webhook?.url() ?? '',
    pending: () => feed.pending,
    async [Symbol.asyncDispose]() {
      const stopping = feed.stop();
      await Promise.race([stopping, delay(1000, undefined, { ref: false })]);
      await server[Symbol.asyncDispose]();
    },
  };
}
