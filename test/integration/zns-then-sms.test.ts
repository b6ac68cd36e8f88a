import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliveryReport } from '../../src/contract/deliveries.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';
import { answerTicket, routeTicket, sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let zalo: ZaloServer;
let esms: Platform;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  zalo = await startZaloServer({ webhook: webhookOf(() => hub, 'zalo') });
  esms = await startEsmsServer(webhookOf(() => hub, 'sms-http'));
  await connect(hub, esms);
  await connect(hub, zalo);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await zalo[Symbol.asyncDispose]();
  await esms[Symbol.asyncDispose]();
});

/** Answers a report of the web form that left a telephone number; how each try went. */
async function triesFor(phone: string, until: RegExp): Promise<string[]> {
  const { code } = await sendReport(hub.url, crew, { phone, email: '' });
  await routeTicket(crew, code);
  await answerTicket(crew, code, 'Đã thay nắp hố ga.');
  return eventually(async () => {
    const { id, thread } = await ticketOf(crew.operator, code);
    const answer = thread.find((one) => one.kind === 'answer');
    const report = await crew.operator.get(`/tickets/${id}/messages/${answer?.id}/delivery`);
    const tries = deliveryReport.parse(report.body).attempts.map((one) => `${one.channel} ${one.state}`);
    expect(tries.at(-1)).toMatch(until);
    return tries;
  });
}

it('writes to a telephone by Zalo first, and by SMS when it has no Zalo', async () => {
  const an: Person = { id: '5701', name: 'Nguyễn Thị An', phone: '+84912345671' };
  await zalo.consents(an);

  expect(await triesFor('0912345671', /^zalo (?:sent|delivered|read)$/u)).toHaveLength(1);
  expect(await triesFor('0912345672', /^sms-http (?:sent|delivered)$/u)).toEqual([
    'zalo failed',
    expect.stringMatching(/^sms-http/u),
  ]);
  const binh: Person = { id: '+84912345672', name: 'Trần Bình' };
  expect(
    esms
      .screen(binh.id)
      .map((one) => one.text)
      .join(),
  ).toContain('Da thay nap ho ga.');
});
