import { createHmac, randomBytes } from 'node:crypto';
import { deliver } from './deliver.ts';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp, jsonReply, type Asked, type Reply } from './http-host.ts';
import type { Person, Platform, Said, Webhook } from './platform.ts';
import { backgroundWork, numberOf, smsScreens, textOf } from './sms-screen.ts';

const faults = [
  { name: 'auth-expired', vi: 'Mã bí mật bị từ chối', en: 'The auth token is refused' },
  { name: 'throttled', vi: 'Quá nhiều yêu cầu (429)', en: 'Too many requests (429)' },
  { name: 'down', vi: 'Máy chủ lỗi (503)', en: 'The service is down (503)' },
  { name: 'answer-lost', vi: 'Nhận tin rồi mất kết nối', en: 'Takes the message, then drops the connection' },
  { name: 'opted-out', vi: 'Người nhận đã nhắn STOP', en: 'The recipient opted out' },
  { name: 'undelivered', vi: 'Không tới được điện thoại', en: 'The telephone is not reached' },
  { name: 'switched-off', vi: 'Điện thoại đang tắt (30003)', en: 'The telephone is switched off (30003)' },
  { name: 'unclear', vi: 'Không rõ vì sao không tới (30008)', en: 'Nobody knows why it failed (30008)' },
  { name: 'duplicates', vi: 'Gửi lặp mỗi sự kiện', en: 'Every event comes twice' },
  { name: 'disorder', vi: 'Báo trạng thái ngược thứ tự', en: 'Status callbacks come in reverse' },
  { name: 'wrong-signature', vi: 'Chữ ký sai', en: 'Webhooks are signed with another token' },
] as const;

const undeliveredCodes = { undelivered: '30005', 'switched-off': '30003', unclear: '30008' } as const;

const stopWords = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT']);

type Media = { readonly type: string; readonly bytes: Buffer };

function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

function twilioError(status: number, code: number, message: string): Reply {
  return jsonReply(status, { code, message, status, more_info: `https://www.twilio.com/docs/errors/${code}` });
}

/**
 * Twilio as its programmable messaging behaves: REST API with Basic login, signed webhooks, status callbacks, files that
 * need the login, its own list of those who wrote STOP.
 */
export async function startTwilioServer(webhook: Webhook): Promise<Platform> {
  const accountSid = newSid('AC');
  const authToken = randomBytes(16).toString('hex');
  const from = '+15005550006';
  const switches = faultSwitches(faults);
  const screens = smsScreens();
  const background = backgroundWork();
  const optedOut = new Set<string>();
  const media = new Map<string, Media>();
  const host = await hostHttp(handle);

  function sign(url: string, params: URLSearchParams): string {
    const token = switches.isOn('wrong-signature') ? 'another-token' : authToken;
    const pairs = [...params].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => name + value);
    return createHmac('sha1', token)
      .update([url, ...pairs].join(''))
      .digest('base64');
  }

  async function post(url: string, fields: Readonly<Record<string, string>>) {
    const params = new URLSearchParams(fields);
    const event = {
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': sign(url, params),
        'i-twilio-idempotency-token': newSid('ID'),
      },
      body: params.toString(),
      retryMs: [50],
    };
    const first = await deliver(event);
    return switches.isOn('duplicates') ? deliver(event) : first;
  }

  function hindrance(): keyof typeof undeliveredCodes | undefined {
    return (['undelivered', 'switched-off', 'unclear'] as const).find(switches.isOn);
  }

  async function callBack(url: string, sid: string, to: string): Promise<void> {
    const reason = hindrance();
    const course = ['queued', 'sent', reason ? 'undelivered' : 'delivered'];
    for (const MessageStatus of switches.isOn('disorder') ? course.reverse() : course) {
      const ErrorCode = reason && MessageStatus === 'undelivered' ? { ErrorCode: undeliveredCodes[reason] } : {};
      await post(url, {
        AccountSid: accountSid,
        ApiVersion: '2010-04-01',
        From: from,
        To: to,
        MessageSid: sid,
        SmsSid: sid,
        SmsStatus: MessageStatus,
        MessageStatus,
        ...ErrorCode,
      });
    }
  }

  function take(form: URLSearchParams): Reply {
    const [to, body] = [form.get('To') ?? '', form.get('Body') ?? ''];
    if (!/^\+\d{8,15}$/u.test(to)) return twilioError(400, 21211, "The 'To' number is not a valid phone number.");
    if (form.get('From') === null && form.get('MessagingServiceSid') === null)
      return twilioError(400, 21603, "A 'From' phone number is required.");
    if (body.length > 1600) return twilioError(400, 21617, 'The concatenated message body exceeds the limit.');
    if (switches.isOn('opted-out') || optedOut.has(to))
      return twilioError(400, 21610, 'Attempt to send to unsubscribed recipient');
    const sid = newSid('SM');
    if (!hindrance()) screens.show(to, { id: sid, from: 'hub', text: body });
    const callback = form.get('StatusCallback');
    if (callback !== null) background.run(() => callBack(callback, sid, to));
    if (switches.isOn('answer-lost')) return 'drop';
    return jsonReply(201, { sid, account_sid: accountSid, to, from, body, status: 'queued', error_code: null });
  }

  function handle(asked: Asked): Reply {
    if (switches.isOn('down')) return { status: 503, body: 'Service Unavailable' };
    const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (asked.headers['authorization'] !== login || switches.isOn('auth-expired'))
      return twilioError(401, 20003, 'Authenticate');
    if (switches.isOn('throttled')) return twilioError(429, 20429, 'Too Many Requests');
    const account = `/2010-04-01/Accounts/${accountSid}`;
    if (asked.path === `${account}.json`) return jsonReply(200, { sid: accountSid, status: 'active' });
    if (asked.method === 'POST' && asked.path === `${account}/Messages.json`)
      return take(new URLSearchParams(asked.body.toString()));
    const file = media.get(asked.path);
    if (file !== undefined) return { status: 200, type: file.type, body: file.bytes };
    return twilioError(404, 20404, 'The requested resource was not found');
  }

  function keepMedia(sid: string, files: NonNullable<Said['files']>): Record<string, string> {
    const fields: Record<string, string> = { NumMedia: String(files.length) };
    for (const [index, file] of files.entries()) {
      const path = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${newSid('ME')}`;
      media.set(path, file);
      fields[`MediaUrl${index}`] = host.origin + path;
      fields[`MediaContentType${index}`] = file.type;
    }
    return fields;
  }

  async function says(person: Person, said: Said): Promise<string> {
    const [number, text, files] = [numberOf(person), textOf(said), said.files ?? []];
    const sid = newSid(files.length > 0 ? 'MM' : 'SM');
    screens.show(number, { id: sid, from: 'person', text, files: files.map((file) => file.name) });
    const word = text.trim().toUpperCase();
    const change = stopWords.has(word) ? 'STOP' : word === 'START' ? 'START' : null;
    if (change === 'STOP') optedOut.add(number);
    if (change === 'START') optedOut.delete(number);
    await post(webhook.url(), {
      ToCountry: 'US',
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: 'received',
      MessageSid: sid,
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      From: number,
      To: from,
      Body: text,
      NumSegments: '1',
      ...(change !== null && { OptOutType: change }),
      ...keepMedia(sid, files),
    });
    return sid;
  }

  return {
    kind: 'twilio',
    settings: { accountSid, authToken, from, baseUrl: host.origin },
    ...switches,
    says,
    screen: screens.of,
    async [Symbol.asyncDispose]() {
      await background[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}
