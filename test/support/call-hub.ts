import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  callDesk,
  callDetail,
  callPage,
  callReported,
  type CallBackLine,
  type CallDesk,
  type CallDetail,
  type CallReported,
  type CallRow,
} from '../../src/contract/calls.ts';
import { connect, webhookOf } from './channels.ts';
import { closeConsoles } from './console.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { eventually, signIn, type ApiAnswer, type StaffClient } from './people.ts';
import { startEsmsServer } from './platforms/esms-server.ts';
import type { Platform } from './platforms/platform.ts';
import { startVoiceServer, type VoiceServer } from './platforms/voice-server.ts';

type Caller = { readonly id: string; readonly name: string; readonly phone: string };

/** Steps that a test does not look at must go well all the same. */
function expectOk({ status, body }: ApiAnswer): void {
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
}

/** A hub with an exchange and one SMS account, and those who take its calls. Everything is there from `beforeAll` on. */
export class CallHub {
  exchange!: VoiceServer;
  hub!: TestHub;
  operator!: StaffClient;
  colleague!: StaffClient;
  officer!: StaffClient;
  #sms!: Platform;
  #callers = 0;

  /** Registers what starts and stops it for the test file. */
  constructor() {
    beforeAll(() => this.#start());
    afterEach(async () => {
      closeConsoles();
      for (const fault of this.exchange.faults) this.exchange.set(fault.name, false);
      await this.exchange.settled();
    });
    afterAll(async () => {
      await this.hub[Symbol.asyncDispose]();
      await this.exchange[Symbol.asyncDispose]();
      await this.#sms[Symbol.asyncDispose]();
    });
  }

  async #start(): Promise<void> {
    this.exchange = await startVoiceServer(webhookOf(() => this.hub, 'voice'));
    this.#sms = await startEsmsServer(webhookOf(() => this.hub, 'sms-http'));
    this.hub = await startTestHub();
    await connect(this.hub, this.exchange);
    await connect(this.hub, this.#sms);
    await this.#pauseOtherLines();
    const { url } = this.hub;
    this.operator = await signIn(url, 'operator');
    this.colleague = await signIn(url, 'supervisor');
    this.officer = await signIn(url, 'officer', 'so-xay-dung');
  }

  /** Of all that reaches a telephone in a demo, the SMS account of this hub alone sends. */
  async #pauseOtherLines(): Promise<void> {
    const administrator = await signIn(this.hub.url, 'administrator');
    for (const { id, adapter } of await this.hub.context.accounts.list()) {
      if (id !== 'sms-http' && adapter.capabilities.reaches.includes('phone'))
        expectOk(await administrator.post(`/channels/${id}/pause`, {}));
    }
  }

  /** A caller that no other test knows. */
  caller(): Caller {
    this.#callers += 1;
    return { id: randomUUID(), name: 'Nguyễn Thị Lan', phone: `+8491${String(2_000_000 + this.#callers)}` };
  }

  /** What nobody does by hand: time that passes, and a look behind the pages. */
  sql(text: string): Promise<Record<string, unknown>[]> {
    return this.hub.context.database.query({ name: `test-${randomUUID()}`, text });
  }

  async deskOf(client: StaffClient): Promise<CallDesk> {
    return callDesk.parse((await client.get('/calls/desk')).body);
  }

  /** The latest call of a number, once `fits`. */
  callOf(phone: string, fits: (call: CallRow) => boolean = () => true): Promise<CallRow> {
    return eventually(async () => {
      const found = (await this.found(phone)).find((call) => call.caller.number === phone);
      if (!found || !fits(found)) throw new Error(`no such call of ${phone}: ${JSON.stringify(found)}`);
      return found;
    });
  }

  /** What a search finds. */
  async found(q: string): Promise<readonly CallRow[]> {
    return callPage.parse((await this.operator.get(`/calls?q=${encodeURIComponent(q)}`)).body).items;
  }

  async detailOf(id: string): Promise<CallDetail> {
    const answer = await this.operator.get(`/calls/${id}`);
    expectOk(answer);
    return callDetail.parse(answer.body);
  }

  async lineOf(phone: string): Promise<CallBackLine | undefined> {
    return (await this.deskOf(this.operator)).callBacks.find((line) => line.caller.number === phone);
  }

  /** Asks again until the number is to be called back, or is not. */
  waitForLine(phone: string, fits: (line: CallBackLine | undefined) => boolean): Promise<CallBackLine | undefined> {
    return eventually(async () => {
      const line = await this.lineOf(phone);
      if (!fits(line)) throw new Error(`call-back of ${phone}: ${JSON.stringify(line)}`);
      return line;
    });
  }

  outcomeOf(line: CallBackLine | undefined, body: object, client = this.operator): Promise<ApiAnswer> {
    return client.post(`/calls/${line?.callId ?? ''}/outcome`, body);
  }

  /** Opens a ticket of a call, as its operator. */
  async report(callId: string, patch: Readonly<Record<string, unknown>> = {}): Promise<CallReported> {
    const answer = await this.operator.post(`/calls/${callId}/report`, callFormOf(patch));
    expectOk(answer);
    return callReported.parse(answer.body);
  }

  /** A call that an operator answered and that is being talked on. */
  async answeredCall(caller = this.caller()): Promise<CallRow> {
    const exchangeId = await this.exchange.calls(caller);
    await this.exchange.answers('101', exchangeId);
    return this.callOf(caller.phone, (call) => call.state === 'answered');
  }

  /** An event of the exchange, signed. */
  async post(event: Readonly<Record<string, unknown>>): Promise<void> {
    const body = JSON.stringify(event);
    const secret = String(this.exchange.settings['secret']);
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const response = await fetch(`${this.hub.url}/webhooks/voice/voice`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      body,
    });
    expectOk({ status: response.status, body: await response.text() });
  }
}

/** A form that may be sent; overrides name what matters to the test. */
export function callFormOf(patch: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    draft: randomUUID(),
    part: 1,
    text: 'Đường Trần Phú ngập nước từ 6 giờ sáng, xe không vào được kho.',
    name: 'Nguyễn Thị Lan',
    kind: 'person',
    contact: null,
    hideIdentity: false,
    unit: null,
    address: 'Cổng kho số 2',
    category: null,
    urgent: false,
    readBack: true,
    ...patch,
  };
}
