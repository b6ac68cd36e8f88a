import { createHash, randomInt, randomUUID } from 'node:crypto';
import { deliver } from './deliver.ts';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp, jsonReply, type Asked, type Reply } from './http-host.ts';
import type { Person, Platform, Said, Webhook } from './platform.ts';
import { backgroundWork, numberOf, smsScreens, textOf } from './sms-screen.ts';

const faults = [
  { name: 'auth-expired', vi: 'Khóa API bị từ chối (101)', en: 'The API key is refused (101)' },
  { name: 'no-balance', vi: 'Hết tiền (103)', en: 'The account is out of money (103)' },
  { name: 'throttled', vi: 'Quá nhiều yêu cầu (429)', en: 'Too many requests (429)' },
  { name: 'down', vi: 'Máy chủ lỗi (503)', en: 'The service is down (503)' },
  { name: 'answer-lost', vi: 'Nhận tin rồi mất kết nối', en: 'Takes the message, then drops the connection' },
  { name: 'bad-number', vi: 'Số điện thoại bị từ chối', en: 'The number is refused' },
  { name: 'undelivered', vi: 'Không tới được điện thoại', en: 'The telephone is not reached' },
  { name: 'reports-lost', vi: 'Không báo trạng thái', en: 'Never tells what became of a message' },
  { name: 'duplicates', vi: 'Gửi lặp mỗi sự kiện', en: 'Every event comes twice' },
  { name: 'disorder', vi: 'Báo trạng thái ngược thứ tự', en: 'Reports come in reverse' },
  { name: 'wrong-signature', vi: 'Chữ ký sai', en: 'Messages are signed with another secret' },
  { name: 'base64-signature', vi: 'Chữ ký dạng base64', en: 'Signatures in base64, as the sample code has them' },
  { name: 'recovery', vi: 'Gửi lại tin cũ', en: 'Pushes every message again as a recovery' },
] as const;

type Aggregator = 'esms' | 'vcom';

function fieldsOf(asked: Asked): ReadonlyMap<string, string> {
  const value: unknown = JSON.parse(asked.body.toString());
  return new Map(Object.entries(Object(value)).map(([name, one]) => [name, String(one)]));
}

/** `yyyyMMddHHmmss` by the clock of Vietnam. */
function localTime(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replaceAll(/\D/gu, '').slice(0, 14);
}

/**
 * A Vietnamese aggregator as eSMS and V-COM behave: idempotent sending, short codes delivered by GET or JSON with a
 * checksum, unsigned reports by GET, two more tries where nothing was confirmed.
 */
export async function startEsmsServer(webhook: Webhook, as: Aggregator = 'esms'): Promise<Platform> {
  const secrets = { api: randomUUID(), secret: randomUUID(), inbound: randomUUID(), token: randomUUID() };
  const switches = faultSwitches(faults);
  const screens = smsScreens();
  const background = backgroundWork();
  const taken = new Map<string, string>();
  /** What became of a message, by the id that it got here. */
  const ends = new Map<string, { readonly fails: boolean }>();
  /** V-COM answers requests: who asked. */
  const askedBy = new Map<string, string>();
  const host = await hostHttp(handle);
  let lastId = randomInt(1_000_000);

  function newId(): string {
    lastId += 1;
    return `${lastId}`;
  }

  async function call(url: URL, json?: object) {
    const event = {
      url: url.href,
      ...(json === undefined
        ? { method: 'GET' as const }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
      retryMs: [30, 30],
    };
    const first = await deliver(event);
    return switches.isOn('duplicates') ? deliver(event) : first;
  }

  async function report(
    callback: string,
    message: { id: string; smsId: string; phone: string; fails: boolean },
  ): Promise<void> {
    const { fails } = message;
    const course = ['2', '7', '5'];
    for (const SendStatus of switches.isOn('disorder') ? course.reverse() : course) {
      const isEnd = SendStatus === '5';
      const url = new URL(callback);
      const values = {
        SMSID: message.smsId,
        SendStatus,
        SendSuccess: isEnd && !fails ? '1' : '0',
        SendFailed: isEnd && fails ? '1' : '0',
        TotalPrice: '850',
        RequestId: message.id,
        TypeId: '2',
        telcoid: '1',
        phonenumber: message.phone,
        error_info: isEnd && fails ? encodeURIComponent('{"error":"Thuê bao không liên lạc được"}____12/01/2026') : '',
      };
      for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
      await call(url);
    }
  }

  function keep(message: { id: string; phone: string; text: string; callback: string }): string {
    const smsId = randomUUID();
    const fails = switches.isOn('undelivered');
    taken.set(message.id, smsId);
    ends.set(smsId, { fails });
    if (!fails) screens.show(`+${message.phone.replace(/^0/u, '84')}`, { id: smsId, from: 'hub', text: message.text });
    if (message.callback !== '' && !switches.isOn('reports-lost'))
      background.run(() => report(message.callback, { ...message, smsId, fails }));
    return smsId;
  }

  function takeEsms(fields: ReadonlyMap<string, string>): Reply {
    const get = (name: string) => fields.get(name) ?? '';
    const code = (CodeResult: string, ErrorMessage: string) => jsonReply(200, { CodeResult, ErrorMessage });
    if (get('ApiKey') !== secrets.api || get('SecretKey') !== secrets.secret || switches.isOn('auth-expired'))
      return code('101', 'Authorize Failed');
    if (switches.isOn('no-balance')) return code('103', 'Balance not enough to send message');
    if (switches.isOn('bad-number') || !/^84\d{9}$/u.test(get('Phone')))
      return code('108', 'Phone number is not valid');
    if (taken.has(get('RequestId'))) return code('124', 'RequestId is duplicated');
    const message = { id: get('RequestId'), phone: get('Phone'), text: get('Content'), callback: get('CallbackUrl') };
    const SMSID = keep(message);
    return switches.isOn('answer-lost') ? 'drop' : jsonReply(200, { CodeResult: '100', CountRegenerate: 0, SMSID });
  }

  function takeVcom(fields: ReadonlyMap<string, string>): Reply {
    const get = (name: string) => fields.get(name) ?? '';
    const error = (code: number, message: string) => jsonReply(200, { errors: { code, status: 'error', message } });
    const signed = [get('client_id'), get('request_id'), get('mt_code'), secrets.secret, get('time')].join('');
    const checksum = createHash('sha256').update(signed).digest('base64');
    if (checksum !== get('checksum') || switches.isOn('auth-expired')) return error(106, 'wrong checksum');
    const sender = askedBy.get(get('request_id'));
    if (sender === undefined || switches.isOn('bad-number')) return error(102, 'Request ID does not exist');
    const id = `${get('request_id')} ${get('mt_code')}`;
    if (taken.has(id)) return error(104, 'MT is duplicated');
    keep({ id, phone: sender, text: get('message'), callback: '' });
    return switches.isOn('answer-lost')
      ? 'drop'
      : jsonReply(200, { data: { code: 200, status: 'success', message: '' } });
  }

  function stateOf(query: URLSearchParams): Reply {
    const isKnown = query.get('ApiKey') === secrets.api && query.get('SecretKey') === secrets.secret;
    if (!isKnown || switches.isOn('auth-expired')) return jsonReply(200, { CodeResponse: '101' });
    const SMSID = query.get('RefId') ?? '';
    const end = ends.get(SMSID);
    if (!end) return jsonReply(200, { CodeResponse: '105', ErrorMessage: 'SMSID not found' });
    const counts = { SendFailed: end.fails ? 1 : 0, SendSuccess: end.fails ? 0 : 1 };
    return jsonReply(200, { CodeResponse: '100', SMSID, SendStatus: 5, ...counts, TotalReceiver: 1, TotalSent: 1 });
  }

  function handle(asked: Asked): Reply {
    if (switches.isOn('down')) return { status: 503, body: 'Service Unavailable' };
    if (switches.isOn('throttled')) return { status: 429, headers: { 'retry-after': '20' }, body: 'Too many requests' };
    if (asked.path.endsWith('/GetSendStatus')) return stateOf(asked.query);
    if (asked.method !== 'POST') return { status: 404, body: 'not found' };
    const fields = fieldsOf(asked);
    if (asked.path.endsWith('/GetBalance_json')) {
      const isKnown = fields.get('ApiKey') === secrets.api && !switches.isOn('auth-expired');
      return jsonReply(200, { Balance: 36_693, CodeResponse: isKnown ? '100' : '101', UserID: 9999 });
    }
    return asked.path.startsWith('/api/v2/') ? takeVcom(fields) : takeEsms(fields);
  }

  function checksumOf(algorithm: 'md5' | 'sha256', parts: readonly string[]): Buffer {
    return createHash(algorithm).update(parts.join('')).digest();
  }

  async function pushEsms(sender: string, content: string): Promise<string> {
    const [smsid, cpid, receiverTime] = [newId(), '1022', localTime(new Date())];
    const secret = switches.isOn('wrong-signature') ? 'another' : secrets.inbound;
    const sign = checksumOf('md5', [cpid, smsid, content, receiverTime, secret]);
    const values = {
      sender,
      content,
      serviceNumber: '8041',
      keyword: content.split(' ')[0] ?? '',
      smsid,
      cpid,
      receiverTime,
      sign: sign.toString(switches.isOn('base64-signature') ? 'base64' : 'hex'),
    };
    const url = new URL(webhook.url());
    for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
    await call(url);
    if (switches.isOn('recovery')) await call(url);
    return smsid;
  }

  async function pushVcom(phone: string, message: string): Promise<string> {
    const [request_id, client_id, time] = [newId(), 'demo', Math.floor(Date.now() / 1000)];
    askedBy.set(request_id, phone);
    const secret = switches.isOn('wrong-signature') ? 'another' : secrets.inbound;
    const checksum = checksumOf('sha256', [client_id, request_id, phone, secret, String(time)]).toString('base64');
    const values = {
      client_id,
      request_id,
      service_id: '7068',
      command_code: '1022',
      message,
      telco: 'VT',
      phone,
      time,
    };
    await call(new URL(webhook.url()), { type: 'new', ...values, checksum });
    if (switches.isOn('recovery')) await call(new URL(webhook.url()), { type: 'recovery', ...values, checksum });
    return request_id;
  }

  async function says(person: Person, said: Said): Promise<string> {
    const [number, text] = [numberOf(person), textOf(said)];
    const push = as === 'esms' ? pushEsms : pushVcom;
    const id = await push(number.replace(/^\+/u, ''), text);
    screens.show(number, { id, from: 'person', text });
    return id;
  }

  return {
    kind: 'sms-http',
    settings: {
      preset: as,
      baseUrl: host.origin,
      apiKey: secrets.api,
      secretKey: secrets.secret,
      clientId: 'demo',
      brandname: 'TD1022',
      serviceNumber: as === 'esms' ? '8041' : '7068',
      commandCode: '1022',
      inboundSecret: secrets.inbound,
      callbackToken: secrets.token,
    },
    ...switches,
    says,
    screen: screens.of,
    async [Symbol.asyncDispose]() {
      await background[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}
