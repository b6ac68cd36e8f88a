import { setTimeout as delay } from 'node:timers/promises';
import { deliver } from './deliver.ts';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp, type Asked, type Reply } from './http-host.ts';
import type { Fault, Person, Platform, Shown, Webhook } from './platform.ts';
import { backgroundWork, numberOf } from './sms-screen.ts';
import { dialects, type DialectName, type ExchangeEvent } from './voice-dialects.ts';
import { toneWav } from './voice-sound.ts';

const faults: readonly Fault[] = [
  { name: 'down', vi: 'Tổng đài mất kết nối; sự kiện đến sau', en: 'The exchange is cut off; its events come later' },
  { name: 'wrong-signature', vi: 'Chữ ký sai', en: 'Events are signed with another secret' },
  { name: 'duplicates', vi: 'Mỗi sự kiện được gửi hai lần', en: 'Every event comes twice' },
  { name: 'disorder', vi: 'Sự kiện đến ngược thứ tự khi gác máy', en: 'Events come in reverse after the call' },
  { name: 'late-recording', vi: 'Ghi âm đến sau khi cuộc gọi kết thúc', en: 'The recording comes after the call' },
  { name: 'recording-gone', vi: 'Không tìm thấy tệp ghi âm', en: 'The recording cannot be found' },
  { name: 'login-refused', vi: 'Mật khẩu lấy ghi âm bị từ chối', en: 'The login for recordings is refused' },
  { name: 'hidden-number', vi: 'Người gọi ẩn số', en: 'Callers hide their number' },
];

type Call = {
  readonly id: string;
  readonly person: Person;
  readonly startedAt: Date;
  readonly answered: { readonly extension: string; readonly at: Date } | null;
};

export type VoiceServer = Platform & {
  /** A person dials the hotline: it rings on an extension. Resolves with the id of the call when the hub was told. */
  readonly calls: (person: Person, extension?: string) => Promise<string>;
  /** An operator takes the call that rings; of several, the latest. */
  readonly answers: (extension: string, callId?: string) => Promise<void>;
  /** The call ends: with its recording when somebody talked, else missed. */
  readonly hangsUp: (callId?: string) => Promise<void>;
  /** Nobody answers, and the caller leaves a message. */
  readonly leavesMessage: (sound?: Buffer, callId?: string) => Promise<void>;
  /** Status and text of the hub's answer to each event (Twilio reads them). */
  readonly heard: readonly { readonly status: number | null; readonly text: string }[];
  /** Resolves when everything that was to come has come, late recordings too. */
  readonly settled: () => Promise<void>;
};

const retryMs = [50, 100, 200];
const lateMs = 100;

/** An exchange that tells the hub of its calls in one of the dialects, and hands out recordings to those who log in. */
export async function startVoiceServer(webhook: Webhook, speaks: DialectName = 'generic'): Promise<VoiceServer> {
  const [secret, user, password, hotline] = ['secret-of-the-exchange', 'hub', 'open-sesame-recordings', '02223888888'];
  const switches = faultSwitches(faults);
  const background = backgroundWork();
  const open = new Map<string, Call>();
  const sounds = new Map<string, Buffer>();
  const screens = new Map<string, Shown[]>();
  const heard: { status: number | null; text: string }[] = [];
  const held: ExchangeEvent[] = [];
  let nextCall = 1;
  const host = await hostHttp(serve);

  function serve(asked: Asked): Reply {
    if (switches.isOn('down')) return { status: 503, body: 'Service Unavailable' };
    const login = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (asked.headers['authorization'] !== login || switches.isOn('login-refused'))
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="recordings"' }, body: 'Unauthorized' };
    const sound = sounds.get(asked.path.replace(/\.(?:wav|mp3)$/u, ''));
    if (sound === undefined || switches.isOn('recording-gone')) return { status: 404, body: 'Not Found' };
    return { status: 200, type: 'audio/wav', body: sound };
  }

  async function tell(event: ExchangeEvent): Promise<void> {
    if (switches.isOn('down') || (switches.isOn('disorder') && open.has(event.callId))) {
      held.push(event);
      return;
    }
    const key = switches.isOn('wrong-signature') ? 'another-secret' : secret;
    const request = dialects[speaks](event, { webhookUrl: webhook.url(), secret: key, hotline });
    for (let time = 0; time < (switches.isOn('duplicates') ? 2 : 1); time += 1) {
      const { status, text } = await deliver({ ...request, retryMs });
      heard.push({ status, text });
    }
  }

  async function release(inReverse: boolean): Promise<void> {
    const events = held.splice(0);
    for (const event of inReverse ? events.reverse() : events) await tell(event);
  }

  function callOf(callId: string | undefined): Call {
    const call = callId === undefined ? [...open.values()].at(-1) : open.get(callId);
    if (call === undefined) throw new Error('nobody is calling');
    return call;
  }

  function eventOf(call: Call, event: ExchangeEvent['event'], more: Partial<ExchangeEvent> = {}): ExchangeEvent {
    return {
      callId: call.id,
      event,
      from: switches.isOn('hidden-number') ? null : numberOf(call.person),
      extension: call.answered?.extension ?? null,
      startedAt: call.startedAt,
      answeredAt: call.answered?.at ?? null,
      at: new Date(),
      recording: null,
      ...more,
    };
  }

  function show(call: Call, from: Shown['from'], text: string): void {
    const line = { id: call.id, from, text, files: [], at: new Date() };
    screens.set(call.person.id, [...(screens.get(call.person.id) ?? []), line]);
  }

  function keepSound(call: Call, sound: Buffer): string {
    const folder = speaks === 'twilio' ? '/2010-04-01/Accounts/AC1022/Recordings' : '/recordings';
    const path = `${folder}/${call.id}`;
    sounds.set(path, sound);
    return `${host.origin}${path}${speaks === 'twilio' ? '' : '.wav'}`;
  }

  /** Twilio, and every exchange that is late, tells of a recording by itself. */
  async function finish(call: Call, last: ExchangeEvent): Promise<void> {
    open.delete(call.id);
    const isApart =
      last.recording !== null && last.event === 'ended' && (speaks === 'twilio' || switches.isOn('late-recording'));
    await tell(isApart ? { ...last, recording: null } : last);
    if (switches.isOn('disorder')) await release(true);
    if (!isApart) return;
    background.run(async () => {
      await delay(lateMs);
      await tell({ ...last, event: 'recording' });
    });
  }

  async function calls(person: Person, extension = '101'): Promise<string> {
    const id = `c-20260112-${String(nextCall).padStart(4, '0')}`;
    nextCall += 1;
    const call = { id, person, startedAt: new Date(), answered: null };
    open.set(id, call);
    show(call, 'person', `Gọi ${hotline}`);
    await tell(eventOf(call, 'ringing', { extension }));
    return id;
  }

  async function leavesMessage(sound = toneWav(1), callId?: string): Promise<void> {
    const call = callOf(callId);
    show(call, 'person', 'Để lại lời nhắn');
    await tell(eventOf(call, 'missed'));
    await finish(call, eventOf(call, 'voicemail', { recording: keepSound(call, sound) }));
  }

  return {
    kind: 'voice',
    settings: {
      preset: speaks === 'screen-pop' ? 'generic' : speaks,
      secret,
      baseUrl: host.origin,
      recordingUser: user,
      recordingPassword: password,
      ...(speaks === 'twilio' && { dialTo: '+84987654321' }),
    },
    faults: switches.faults,
    isOn: switches.isOn,
    set(name, value) {
      switches.set(name, value);
      if (name === 'down' && !value) background.run(() => release(false));
    },
    calls,
    async answers(extension, callId) {
      const call = { ...callOf(callId), answered: { extension, at: new Date() } };
      open.set(call.id, call);
      show(call, 'hub', `Máy ${extension} trả lời`);
      await tell(eventOf(call, 'answered'));
    },
    async hangsUp(callId) {
      const call = callOf(callId);
      show(call, 'person', 'Gác máy');
      if (call.answered === null) return finish(call, eventOf(call, 'missed'));
      return finish(call, eventOf(call, 'ended', { recording: keepSound(call, toneWav(1)) }));
    },
    leavesMessage,
    /** Speaks after the tone: what is said is in the recording, not in the event. */
    async says(person, said) {
      const id = await calls(person);
      await leavesMessage(said.files?.[0]?.bytes, id);
      return id;
    },
    screen: (personId) => screens.get(personId) ?? [],
    heard,
    async settled() {
      await background[Symbol.asyncDispose]();
    },
    async [Symbol.asyncDispose]() {
      await background[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}
