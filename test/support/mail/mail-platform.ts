import { createTransport } from 'nodemailer';
import { pickFreePort } from '../../../src/platform/free-port.ts';
import { hubAddress, rawMail } from '../mailbox.ts';
import { eventually } from '../people.ts';
import { faultSwitches } from '../platforms/fault-switches.ts';
import type { Person, Platform } from '../platforms/platform.ts';
import { startSmtpSink } from './smtp-sink.ts';

const faults = [
  { name: 'down', vi: 'Máy chủ thư ngắt kết nối', en: 'The mail server drops connections' },
  { name: 'auth-expired', vi: 'Máy chủ thư không nhận mật khẩu', en: 'The mail server refuses the login' },
  { name: 'no-mailbox', vi: 'Hộp thư người nhận không còn', en: "The person's mailbox is gone" },
] as const;

function addressOf(personId: string): string {
  return `nguoi-${personId}@nguoidan.example`;
}

/** A mail server as a platform: it takes the hub's mails after a login, and relays what people write to the hub's door. */
export async function startMailPlatform(): Promise<Platform> {
  const switches = faultSwitches(faults);
  const login = { user: 'phananh', password: 'mat-khau-cua-hop-thu' };
  const sink = await startSmtpSink({
    login,
    onMailFrom() {
      if (switches.isOn('down')) return 'drop';
      // Open connections logged in before; a server that has changed its mind says so here.
      return switches.isOn('auth-expired') ? 530 : null;
    },
    onRecipient: () => (switches.isOn('no-mailbox') ? 550 : null),
  });
  const listenPort = await pickFreePort();
  const transport = createTransport({ host: '127.0.0.1', port: listenPort, ignoreTLS: true });

  async function says(person: Person, { text = '' }: { readonly text?: string }): Promise<string> {
    await eventually(() => transport.verify());
    const from = addressOf(person.id);
    const raw = rawMail({ From: `${person.name.normalize('NFD').replaceAll(/[^ -~]/gu, '')} <${from}>` }, text);
    const { messageId } = await transport.sendMail({ envelope: { from, to: hubAddress }, raw });
    return messageId;
  }

  return {
    kind: 'email',
    settings: {
      address: hubAddress,
      smtpHost: sink.host,
      smtpPort: sink.port,
      tls: false,
      listenPort,
      ...login,
    },
    ...switches,
    says,
    screen: (personId) =>
      sink.mails
        .filter((mail) => mail.to.includes(addressOf(personId)))
        .map(({ parsed }) => ({
          id: parsed.messageId ?? '',
          from: 'hub',
          text: parsed.text ?? '',
          files: [],
          at: parsed.date ?? new Date(),
        })),
    async [Symbol.asyncDispose]() {
      transport.close();
      await sink[Symbol.asyncDispose]();
    },
  };
}
