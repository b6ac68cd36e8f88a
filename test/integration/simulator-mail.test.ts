import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { createTransport } from 'nodemailer';
import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outlines } from '../../src/channels/outlines.ts';
import { simulatorState } from '../../src/contract/simulator.ts';
import { createSimulatorRoutes } from '../../src/features/simulator/simulator-routes.ts';
import { createSimulator, type Simulator } from '../../src/features/simulator/simulator-service.ts';
import { HubDoors } from '../support/hub-doors.ts';

const hubAddress = 'phananh@demo.hub1022.local';

let hub: HubDoors;
let simulator: Simulator;
let hubUrl: string;
let mailPort: number;

beforeEach(async () => {
  hub = new HubDoors();
  const doors = await hub.start();
  hubUrl = doors.url;
  simulator = createSimulator({
    hubUrl,
    iconOf: () => outlines.letter,
    mail: { address: hubAddress, hubSmtpPort: doors.smtpPort, listenPort: 0, slowMs: 60_000 },
    log: { info: () => undefined, warn: () => undefined },
  });
  ({ mailPort } = await simulator.start());
});

afterEach(async () => {
  await simulator[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

describe('mail between people outside and the hub', () => {
  test('a mail of a person reaches the hub by SMTP with its attachment', async () => {
    const bytes = Buffer.from('nội dung tệp');

    const answer = await simulator.sendMail('lan', {
      ...plainMail,
      subject: 'Đường ngập',
      text: 'Đường Trần Phú ngập sâu.',
      files: [{ name: 'ảnh.txt', type: 'text/plain', bytes }],
    });

    expect(answer.outcome).toBe('accepted');
    expect(hub.mails).toHaveLength(1);
    expect(hub.mails[0]).toMatchObject({ envelopeFrom: 'lan.nguyen@nguoidan.example', to: [hubAddress] });
    expect(hub.mails[0]?.parsed.subject).toBe('Đường ngập');
    expect(hub.mails[0]?.parsed.attachments[0]).toMatchObject({ filename: 'ảnh.txt', content: bytes });
  });

  test('an answer goes to the Reply-To with its token, joins the thread and quotes what it answers', async () => {
    const replyTo = 'phananh+t.abc123@demo.hub1022.local';
    await hubSends({ to: 'Nguyễn Thị Lan <lan.nguyen@nguoidan.example>', replyTo, references: '<first@hub>' });
    const received = simulator.inbox('lan')[0];

    await simulator.sendMail('lan', { ...plainMail, text: 'Nước vẫn chưa rút.', inReplyTo: received?.id });

    const { to, parsed } = hub.mails[0] ?? {};
    expect(to).toEqual([replyTo]);
    expect(parsed?.inReplyTo).toBe('<ack@hub>');
    expect(parsed?.references).toEqual(['<first@hub>', '<ack@hub>']);
    expect(parsed?.text).toMatch(/^Nước vẫn chưa rút\.\n\nVào .+ đã viết:\n\n> Đã nhận/u);
  });

  test('a mail to a stranger opens a mailbox of its own', async () => {
    await hubSends({ to: 'Khách <khach@gmail.example>' });

    const guest = simulator.people().find((person) => person.mail === 'khach@gmail.example');
    expect(guest).toMatchObject({ kind: 'guest', name: 'Khách' });
    expect(simulator.inbox('khach@gmail.example')).toMatchObject([{ direction: 'received', automatic: true }]);
  });

  test('the same mail can be delivered twice, byte for byte', async () => {
    await simulator.sendMail('hung', { ...plainMail, twice: true });

    expect(hub.mails).toHaveLength(2);
    expect(hub.mails[0]?.parsed).toEqual(hub.mails[1]?.parsed);
  });

  test('an out-of-office answer is marked as automatic', async () => {
    await simulator.sendMail('hung', { ...plainMail, automatic: true });

    expect(hub.mails[0]?.parsed.headers.get('auto-submitted')).toBe('auto-replied');
  });
});

describe('faults of the mail servers outside', () => {
  test.each([
    ['refuse_for_now', 450],
    ['refuse_for_good', 550],
  ] as const)('%s answers %i and keeps nothing', async (fault, code) => {
    simulator.setFault('email', fault, true);

    await expect(hubSends({ to: 'lan.nguyen@nguoidan.example' })).rejects.toMatchObject({ responseCode: code });

    expect(simulator.inbox('lan')).toEqual([]);
    expect(simulator.state(0).happenings).toMatchObject([{ outcome: 'refused', personId: 'lan' }]);
  });

  test('a connection dropped after DATA leaves the hub in doubt though the mail arrived', async () => {
    simulator.setFault('email', 'drop_after_data', true);

    await expect(hubSends({ to: 'lan.nguyen@nguoidan.example' })).rejects.not.toHaveProperty('responseCode');

    expect(simulator.inbox('lan')).toHaveLength(1);
  });

  test('one fault of the mail servers takes the place of another, and all can be mended at once', () => {
    simulator.setFault('email', 'slow', true);
    simulator.setFault('email', 'bounce', true);
    expect(faultsOn()).toEqual(['bounce']);

    simulator.mendAll();

    expect(faultsOn()).toEqual([]);
  });

  test('a slow server lets go when the simulator stops', async () => {
    simulator.setFault('email', 'slow', true);
    const client = await smtpDialogue(mailPort, [
      'EHLO hub',
      'MAIL FROM:<>',
      'RCPT TO:<lan.nguyen@nguoidan.example>',
      'DATA',
    ]);
    client.write('Subject: chậm\r\n\r\nThư chậm.\r\n.\r\n');

    await simulator[Symbol.asyncDispose]();

    await closed(client);
    expect(client.closed).toBe(true);
  });

  test('a bounce comes back to the envelope sender as a delivery report with the original headers', async () => {
    simulator.setFault('email', 'bounce', true);

    await hubSends({ to: 'lan.nguyen@nguoidan.example' });

    await expect.poll(() => hub.mails.length).toBe(1);
    expect(hub.mails[0]).toMatchObject({ envelopeFrom: '', to: [hubAddress] });
    expect(hub.mails[0]?.parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/report' });
    expect(hub.mails[0]?.parsed.text).toContain('lan.nguyen@nguoidan.example');
    expect(simulator.inbox('lan')).toEqual([]);
  });
});

describe('web reports from outside', () => {
  test('a report is posted as the form of a browser and its answers are read from the tracking page', async () => {
    hub.messages = [{ id: 'm1', from: 'hub', agency: null, text: 'Đã nhận.', at: '2026-11-23T01:00:00.000Z' }];

    const answer = await simulator.sendWeb('lan', webReport);
    await simulator.refresh();

    expect(answer).toEqual({ outcome: 'accepted', detail: 'BN-26-7K3F9Q', link: '/t/BN-26-7K3F9Q/geheim' });
    expect(hub.forms[0]).toContain('name="phone"\r\n\r\n0912345601');
    expect(hub.forms[0]).toContain('name="photos"; filename="ngap.jpg"');
    expect(simulator.state(0).reports).toMatchObject([{ code: 'BN-26-7K3F9Q', tracking: { state: 'answered' } }]);
    expect(simulator.state(0).happenings).toMatchObject([{ direction: 'to_hub' }, { direction: 'from_hub' }]);
  });

  test('a refusal of the form comes back in the words of the hub', async () => {
    const answer = await simulator.sendWeb('lan', { ...webReport, text: '' });

    expect(answer).toEqual({
      outcome: 'refused',
      status: 422,
      message: { vi: 'Hãy viết nội dung.', en: 'Write what happened.' },
    });
  });

  test('a form posted twice carries the same submission and is one report', async () => {
    await simulator.sendWeb('lan', { ...webReport, twice: true });

    const submissions = hub.forms.map((form) => /name="submission"\r\n\r\n(\S+)/.exec(form)?.[1]);
    expect(submissions).toHaveLength(2);
    expect(new Set(submissions).size).toBe(1);
    expect(simulator.state(0).reports).toHaveLength(1);
  });

  test('a hub that does not answer is told apart from one that refuses', async () => {
    await hub[Symbol.asyncDispose]();
    hub = new HubDoors();
    await hub.start();

    expect(await simulator.sendWeb('lan', webReport)).toMatchObject({ outcome: 'unreachable' });
    expect(await simulator.sendMail('lan', plainMail)).toMatchObject({ outcome: 'unreachable' });
  });
});

describe('the page’s own door', () => {
  test('tells only what is new since a position', async () => {
    const page = supertest(express().use(createSimulatorRoutes(simulator)));
    await hubSends({ to: 'lan.nguyen@nguoidan.example' });
    const first = simulatorState.parse((await page.get('/simulator/api/state')).body);

    const second = simulatorState.parse((await page.get(`/simulator/api/state?since=${first.position}`)).body);

    expect(first).toMatchObject({ mails: [{ personId: 'lan' }], happenings: [{ personId: 'lan' }] });
    expect(second).toMatchObject({ run: first.run, mails: [], happenings: [] });
  });

  test('lets the page send and gives files as downloads only', async () => {
    const page = supertest(express().use(createSimulatorRoutes(simulator)));
    const html = Buffer.from('<script>alert(1)</script>');

    const sent = await page
      .post('/simulator/api/people/lan/mail')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({
        subject: 'S',
        text: 'T',
        files: [{ name: 'a.html', type: 'text/html', base64: html.toString('base64') }],
      });
    const file = await page.get(simulator.inbox('lan')[0]?.files[0]?.url ?? '/');

    expect(sent.body).toMatchObject({ outcome: 'accepted' });
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=a.html',
    });
  });

  test.each([
    ['another site by fetch metadata', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another site by origin', { Origin: 'https://evil.example' }],
    ['nobody who says where it comes from', {}],
  ])('refuses to write for %s', async (_who, headers) => {
    const page = supertest(express().use(createSimulatorRoutes(simulator), failure));

    const answer = await page.put('/simulator/api/faults/email/bounce').set(headers).send({ isOn: true });

    expect(answer.text).toContain('cross_origin');
    expect(faultsOn()).toEqual([]);
  });
});

const plainMail = { subject: 'Hỏi', text: 'Xin hỏi.', automatic: false, twice: false, files: [] };
const webReport = {
  text: 'Đường Trần Phú ngập, xe không vào được kho',
  nameless: false,
  hideIdentity: false,
  lang: 'vi' as const,
  twice: false,
  files: [{ name: 'ngap.jpg', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) }],
};

/** Faults of the mail servers that are on. */
function faultsOn(): string[] {
  const line = simulator.state(0).lines.find((one) => one.channel === 'email');
  return line?.faults.filter((fault) => fault.isOn).map((fault) => fault.name) ?? [];
}

const failure: express.ErrorRequestHandler = (error: { code: string }, _request, response, _next) => {
  response.status(403).send(error.code);
};

/** Sends as the hub's mail adapter does: plain SMTP to the world outside. */
async function hubSends(overrides: { to: string; replyTo?: string; references?: string }): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: mailPort, secure: false, ignoreTLS: true });
  await transport.sendMail({
    from: { name: 'Hub 1022', address: hubAddress },
    subject: 'Đã nhận phản ánh BN-26-7K3F9Q',
    text: 'Đã nhận phản ánh của ông/bà.',
    messageId: '<ack@hub>',
    headers: { 'Auto-Submitted': 'auto-replied' },
    ...overrides,
  });
}

/** Speaks SMTP line by line, each after the answer to the one before; resolves after the last answer. */
async function smtpDialogue(port: number, lines: readonly string[]): Promise<Socket> {
  const client = connect(port, '127.0.0.1');
  for (const line of lines) {
    await once(client, 'data');
    client.write(`${line}\r\n`);
  }
  await once(client, 'data');
  return client;
}

async function closed(client: Socket): Promise<void> {
  if (!client.closed) await once(client.resume(), 'close');
}
