import { jsonReply, type Reply } from './http-host.ts';
import type { createTelegramChats } from './telegram-chats.ts';
import type { createTelegramFeed } from './telegram-feed.ts';

type Fields = Readonly<Record<string, unknown>>;
type Deps = {
  readonly chats: ReturnType<typeof createTelegramChats>;
  readonly feed: ReturnType<typeof createTelegramFeed>;
  readonly isOn: (fault: string) => boolean;
};

const throttleMs = 1000;
const largestDownload = 20 * 2 ** 20;
const largestPhoto = 10 * 2 ** 20;
const largestUpload = 50 * 2 ** 20;

function ok(result: unknown): Reply {
  return jsonReply(200, { ok: true, result });
}

function refuse(code: number, description: string, parameters?: object): Reply {
  return jsonReply(code, { ok: false, error_code: code, description, ...(parameters && { parameters }) });
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isPicture(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('hex') === 'ffd8' || bytes.subarray(1, 4).toString('latin1') === 'PNG';
}

/** The methods of the Bot API that the hub uses, with the words in which Telegram refuses. */
export function createTelegramMethods({ chats, feed, isOn }: Deps) {
  const lastSentAt = new Map<number, number>();

  async function getUpdates(fields: Fields): Promise<Reply> {
    const other = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    if (feed.webhook !== null)
      return refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
    if (isOn('conflict')) return refuse(409, other);
    const updates = await feed.fetch({
      offset: typeof fields['offset'] === 'number' ? fields['offset'] : null,
      timeoutMs: Number(fields['timeout'] ?? 0) * 1000,
      allowed: listOf(fields['allowed_updates']),
    });
    if (updates === null) return refuse(409, other);
    return ok(isOn('duplicates') ? updates.flatMap((update) => [update, update]) : updates);
  }

  function setWebhook(fields: Fields): Reply {
    const url = String(fields['url'] ?? '');
    const secret = fields['secret_token'];
    if (!/^https?:\/\//u.test(url)) return refuse(400, 'Bad Request: bad webhook: An HTTPS URL must be provided');
    feed.setWebhook({
      url: () => url,
      secretToken: typeof secret === 'string' && secret !== '' ? secret : null,
      allowedUpdates: listOf(fields['allowed_updates']),
    });
    return ok(true);
  }

  function getWebhookInfo(): Reply {
    const { webhook, lastError, pending } = feed;
    return ok({
      url: webhook?.url() ?? '',
      has_custom_certificate: false,
      pending_update_count: pending,
      ...(webhook !== null && { allowed_updates: webhook.allowedUpdates }),
      ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
    });
  }

  /** Why a chat takes nothing now; null: it does. */
  function refusalOf(chat: number): Reply | null {
    if (!chats.isKnown(chat)) return refuse(400, 'Bad Request: chat not found');
    if (isOn('blocked') || chats.blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
    const now = Date.now();
    if (isOn('throttled') && now - (lastSentAt.get(chat) ?? 0) < throttleMs)
      return refuse(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    lastSentAt.set(chat, now);
    return null;
  }

  async function send(method: string, fields: Fields): Promise<Reply> {
    const chat = Number(fields['chat_id']);
    const text = typeof fields['text'] === 'string' ? fields['text'] : '';
    const file = fields['photo'] ?? fields['document'];
    if (method === 'sendMessage' && text === '') return refuse(400, 'Bad Request: message text is empty');
    if (text.length > 4096) return refuse(400, 'Bad Request: message is too long');
    if (method === 'sendPhoto' && file instanceof File && !isPicture(Buffer.from(await file.arrayBuffer())))
      return refuse(400, 'Bad Request: IMAGE_PROCESS_FAILED');
    if (file instanceof File && file.size > largestUpload) return refuse(413, 'Request Entity Too Large');
    if (method === 'sendPhoto' && file instanceof File && file.size > largestPhoto)
      return refuse(400, `Bad Request: file of size ${file.size} bytes is too big for a photo`);
    const refusal = refusalOf(chat);
    if (refusal !== null) return refusal;
    if (file instanceof File && isOn('uploads-refused'))
      return refuse(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    const message = chats.addOutgoing(chat, text, file instanceof File ? [file.name] : []);
    return isOn('connection-lost') ? 'drop' : ok(message);
  }

  function getFile(fields: Fields): Reply {
    const file = chats.files.get(String(fields['file_id']));
    if (file === undefined) return refuse(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > largestDownload) return refuse(400, 'Bad Request: file is too big');
    return ok({ file_id: file.id, file_size: file.bytes.length, file_path: `photos/${file.id}.dat` });
  }

  return {
    call(method: string, fields: Fields): Reply | Promise<Reply> {
      switch (method) {
        case 'getMe':
          return ok({ id: 7_000_000_001, is_bot: true, first_name: 'Tổng đài 1022', username: 'tongdai1022_bot' });
        case 'getUpdates':
          return getUpdates(fields);
        case 'setWebhook':
          return setWebhook(fields);
        case 'deleteWebhook':
          feed.setWebhook(null);
          return ok(true);
        case 'getWebhookInfo':
          return getWebhookInfo();
        case 'sendMessage':
        case 'sendPhoto':
        case 'sendDocument':
          return send(method, fields);
        case 'getFile':
          return getFile(fields);
        default:
          return refuse(404, 'Not Found');
      }
    },
    file(path: string): Reply {
      const file = chats.files.get(/^photos\/(.+)\.dat$/u.exec(path)?.[1] ?? '');
      if (file === undefined || isOn('files-gone')) return { status: 404, body: 'Not Found' };
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
    },
  };
}
