import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer, PDU, type Pdu, type Session } from 'smpp';
import { faultSwitches } from './fault-switches.ts';
import type { Person, Platform, Said } from './platform.ts';
import { cutForDelivery, readSubmitted, type DeliveredPart } from './smpp-texts.ts';
import { backgroundWork, numberOf, smsScreens, textOf } from './sms-screen.ts';

const faults = [
  { name: 'auth-expired', vi: 'Từ chối đăng nhập', en: 'The bind is refused' },
  { name: 'throttled', vi: 'Quá tải, xin chờ', en: 'The centre is overrun (throttled)' },
  { name: 'down', vi: 'Không kết nối được', en: 'Connections break at once' },
  { name: 'answer-lost', vi: 'Nhận tin rồi mất kết nối', en: 'Takes the message, then drops the connection' },
  { name: 'cut', vi: 'Cắt mọi kết nối', en: 'Drops every connection, once' },
  { name: 'silent', vi: 'Im lặng, không đáp enquire_link', en: 'Answers no enquire_link' },
  {
    name: 'confirmation-lost',
    vi: 'Mất xác nhận của hệ thống',
    en: 'Drops the connection before it reads a confirmation',
  },
  { name: 'bad-number', vi: 'Số điện thoại bị từ chối', en: 'The number is refused' },
  { name: 'submit-fails', vi: 'Không nhận tin, không nói lý do', en: 'Takes no message and says not why' },
  { name: 'undelivered', vi: 'Không tới được điện thoại', en: 'The telephone is not reached' },
  { name: 'duplicates', vi: 'Gửi lặp mỗi tin', en: 'Everything is delivered twice' },
  { name: 'disorder', vi: 'Các phần đến ngược thứ tự', en: 'Parts come in reverse' },
  { name: 'part-missing', vi: 'Mất phần cuối của tin dài', en: 'The last part of long messages is lost' },
  { name: 'sar', vi: 'Ghép phần bằng trường SAR', en: 'Parts are numbered by SAR fields' },
  { name: 'field-receipts', vi: 'Báo trạng thái bằng trường riêng', en: 'Receipts in fields, without a text' },
  { name: 'decimal-receipts', vi: 'Báo trạng thái ghi mã thập phân', en: 'Receipts write ids in decimal' },
] as const;

const ok = 0;
const status = { bindRefused: 0x0e, throttled: 0x58, badNumber: 0x0b, submitFailed: 0x45 };
const tries = 6;

/** An SMPP centre, and a look behind its counter for tests. */
export type SmppCentre = Platform & {
  /** Binds and connections that are open. */
  readonly bound: () => readonly string[];
  /** Submits that were taken, part by part. */
  readonly submitted: () => readonly Pdu[];
  /** How many submits were not. */
  readonly refused: () => number;
};

/**
 * A message centre by SMPP 3.4: binds, window, throttling, receipts, long messages both ways. What the hub does not confirm
 * is delivered again, over the next connection if need be.
 */
export async function startSmppServer(): Promise<SmppCentre> {
  const settings = { systemId: 'hub1022', password: randomBytes(4).toString('hex'), sourceAddr: '1022' };
  const switches = faultSwitches(faults);
  const screens = smsScreens();
  const background = backgroundWork();
  const sessions = new Map<Session, string>();
  const submitted: Pdu[] = [];
  const assembling = new Map<string, string[]>();
  let [lastId, lastReference, refused, isClosed] = [randomInt(1_000_000), randomInt(256), 0, false];

  const server = createServer(welcome);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  function welcome(session: Session): void {
    session.on('error', () => session.destroy());
    session.on('close', () => sessions.delete(session));
    if (switches.isOn('down')) return session.destroy();
    sessions.set(session, '');
    session.on('pdu', (pdu: Pdu) => {
      if (pdu.isResponse()) return;
      if (pdu.command.startsWith('bind_')) bind(session, pdu);
      else if (pdu.command === 'submit_sm') take(session, pdu);
      else if (!(pdu.command === 'enquire_link' && switches.isOn('silent'))) session.send(pdu.response());
      if (pdu.command === 'unbind') session.close();
    });
  }

  function bind(session: Session, pdu: Pdu): void {
    const isKnown = pdu['system_id'] === settings.systemId && pdu['password'] === settings.password;
    if (!isKnown || switches.isOn('auth-expired')) {
      session.send(pdu.response({ command_status: status.bindRefused }));
      session.close();
      return;
    }
    sessions.set(session, pdu.command.replace('bind_', ''));
    session.send(pdu.response({ system_id: 'centre' }));
  }

  function take(session: Session, pdu: Pdu): void {
    const refuse = (command_status: number) => {
      refused += 1;
      session.send(pdu.response({ command_status }));
    };
    if (switches.isOn('throttled')) return refuse(status.throttled);
    if (switches.isOn('submit-fails')) return refuse(status.submitFailed);
    const number = `+${String(pdu['destination_addr'])}`;
    if (switches.isOn('bad-number') || !/^\+\d{9,15}$/u.test(number)) return refuse(status.badNumber);
    lastId += 1;
    const id = lastId.toString(16).toUpperCase();
    submitted.push(pdu);
    show(number, id, pdu);
    if (pdu['registered_delivery'] === 1) background.run(() => sendReceipt(String(pdu['destination_addr']), id));
    if (switches.isOn('answer-lost')) session.destroy();
    else session.send(pdu.response({ message_id: id }));
  }

  /** A telephone shows a long message when all its parts are there. */
  function show(number: string, id: string, pdu: Pdu): void {
    if (switches.isOn('undelivered')) return;
    const { text, part } = readSubmitted(pdu);
    if (part === null) return screens.show(number, { id, from: 'hub', text });
    const key = `${number} ${part.reference}`;
    const parts = assembling.get(key) ?? [];
    parts[part.seq - 1] = text;
    assembling.set(key, parts);
    if (Object.keys(parts).length < part.total) return;
    assembling.delete(key);
    screens.show(number, { id, from: 'hub', text: parts.join('') });
  }

  function receiver(): Session | undefined {
    return [...sessions].find(([, kind]) => kind === 'transceiver' || kind === 'receiver')?.[0];
  }

  /** Resolves with the hub's status, or null when the connection went. */
  function hand(session: Session, fields: DeliveredPart['fields']): Promise<number | null> {
    return new Promise((resolve) => {
      function end(code: number | null): void {
        session.off('close', lost);
        resolve(code);
      }
      const lost = () => end(null);
      session.on('close', lost);
      const isSent = session.send(new PDU('deliver_sm', fields), (answer) => {
        if (switches.isOn('confirmation-lost')) session.destroy();
        else end(answer.command_status);
      });
      if (!isSent) lost();
    });
  }

  /** Again and again, over whichever connection there is, until the hub has it. */
  async function push(fields: DeliveredPart['fields']): Promise<void> {
    for (let attempt = 1; attempt <= tries && !isClosed;) {
      const session = receiver();
      if (session === undefined) {
        await delay(20);
        continue;
      }
      if ((await hand(session, fields)) === ok) return;
      attempt += 1;
      await delay(20);
    }
  }

  async function sendReceipt(to: string, id: string): Promise<void> {
    const state = switches.isOn('undelivered') ? 'UNDELIV' : 'DELIVRD';
    const written = switches.isOn('decimal-receipts') ? BigInt(`0x${id}`).toString() : id;
    const text = `id:${written} sub:001 dlvrd:001 submit date:2601121030 done date:2601121031 stat:${state} err:000 text:`;
    const inFields = { receipted_message_id: id, message_state: state === 'DELIVRD' ? 2 : 5 };
    await push({
      source_addr: to,
      source_addr_ton: 1,
      source_addr_npi: 1,
      destination_addr: settings.sourceAddr,
      esm_class: 0x04,
      data_coding: 0,
      short_message: Buffer.from(switches.isOn('field-receipts') ? '' : text, 'latin1'),
      ...(switches.isOn('field-receipts') && inFields),
    });
  }

  async function says(person: Person, said: Said): Promise<string> {
    const [number, text] = [numberOf(person), textOf(said)];
    const id = randomBytes(8).toString('hex');
    screens.show(number, { id, from: 'person', text });
    lastReference = (lastReference + 1) % 256;
    const cut = cutForDelivery({
      from: number,
      to: settings.sourceAddr,
      text,
      reference: lastReference,
      bySar: switches.isOn('sar'),
    });
    const parts = switches.isOn('part-missing') && cut.length > 1 ? cut.slice(0, -1) : [...cut];
    for (const part of switches.isOn('disorder') ? parts.reverse() : parts) {
      await push(part.fields);
      if (switches.isOn('duplicates')) await push(part.fields);
    }
    return id;
  }

  return {
    kind: 'smpp',
    settings: { host: '127.0.0.1', port, ...settings },
    faults: switches.faults,
    isOn: switches.isOn,
    set(fault, on) {
      switches.set(fault, on);
      if (fault === 'cut' && on) {
        for (const session of sessions.keys()) session.destroy();
        switches.set('cut', false);
      }
    },
    bound: () => [...sessions.values()].filter((kind) => kind !== ''),
    submitted: () => submitted,
    refused: () => refused,
    says,
    screen: screens.of,
    async [Symbol.asyncDispose]() {
      isClosed = true;
      for (const session of sessions.keys()) session.destroy();
      await new Promise((resolve) => server.close(resolve));
      await background[Symbol.asyncDispose]();
    },
  };
}
