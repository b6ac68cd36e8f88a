import { expect, it } from 'vitest';
import { testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { emailAdapter } from '../../adapters/email/index.ts';
import type { InboundMessage } from '../../src/channels/inbound.ts';
import type { OutboundMessage } from '../../src/channels/outbound.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';

type Hub = { readonly address: string };
type Tamper = (raw: string) => string;

const first: Hub = { address: '1022@first.example' };
const second: Hub = { address: '1022@second.example' };

function letter(overrides: Partial<OutboundMessage>): OutboundMessage {
  return testOutbound({
    id: 'out-1',
    to: { kind: 'email', address: second.address, name: null },
    subject: 'Phản ánh BN-26-7K3F9Q',
    text: 'Kính gửi',
    replyToken: 't0k3n',
    ...overrides,
  });
}

async function post(from: Hub, message: OutboundMessage, sink: SmtpSink): Promise<string> {
  const settings = { address: from.address, smtpHost: sink.host, smtpPort: sink.port, tls: false };
  const count = sink.mails.length;
  expect(await emailAdapter.send?.(message, testAccount(settings))).toMatchObject({ state: 'sent' });
  const mails = await sink.received(count + 1);
  return mails.at(-1)?.raw ?? '';
}

async function open(hub: Hub, raw: string): Promise<InboundMessage> {
  const receipt = { kind: 'mail', externalId: '1', body: Buffer.from(raw), headers: {}, receivedAt: new Date(0) };
  const result = await emailAdapter.normalise(receipt, testAccount({ address: hub.address }));
  if (result.type !== 'message') throw new Error(`not a message: ${result.type}`);
  return result.message;
}

/** Both hubs confirm every mail that no machine wrote, until nobody answers any more. */
async function correspond(tamper: Tamper, automatic: boolean): Promise<number> {
  await using sink = await startSmtpSink();
  let [writer, reader] = [first, second];
  let raw = tamper(
    await post(writer, letter({ automatic, to: { kind: 'email', address: reader.address, name: null } }), sink),
  );
  while (sink.mails.length < 10) {
    const message = await open(reader, raw);
    if (message.automatic !== null || message.from.address === null) break;
    const receipt = letter({
      id: `ack-${sink.mails.length}`,
      automatic: true,
      to: { kind: 'email', address: message.from.address, name: null },
      references: [message.externalId],
    });
    raw = tamper(await post(reader, receipt, sink));
    [writer, reader] = [reader, writer];
  }
  return sink.mails.length;
}

const tampers: readonly (readonly [string, Tamper])[] = [
  ['nothing', (raw) => raw],
  ['all fields of its own', (raw) => raw.replace(/^X-[^\r\n]*\r\n/gmu, '')],
  ['all but its own fields', (raw) => raw.replace(/^Auto-Submitted:[^\r\n]*\r\n/gmu, '')],
  ['the case of all names', (raw) => raw.replace(/^[A-Za-z-]+(?=:)/gmu, (name) => name.toUpperCase())],
];

it.each(tampers)('two hubs exchange at most two mails when a server between them changes %s', async (_name, tamper) => {
  expect(await correspond(tamper, false)).toBe(2);
  expect(await correspond(tamper, true)).toBe(1);
});

it('a hub that writes to itself is not answered', async () => {
  await using sink = await startSmtpSink();

  const raw = await post(first, letter({ to: { kind: 'email', address: first.address, name: null } }), sink);

  expect((await open(first, raw)).automatic).toMatchObject({ kind: 'own-loop' });
});
