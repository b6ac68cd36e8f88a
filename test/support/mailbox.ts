import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { TestHub } from './hub.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { eventually } from './people.ts';

/** The address that people write to in tests. */
export const hubAddress = 'phananh@1022.example';

type MailboxOptions = {
  /** Where the hub sends to. */
  readonly smtp: { readonly host: string; readonly port: number };
  /** A mailbox that the hub reads; without one it listens for a relaying server. */
  readonly imap?: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  /** False: this hub only keeps the account for another process, which reads it by IMAP. */
  readonly listens?: false;
};

/** Hands a raw mail over by SMTP, as a relaying mail server does. */
export type Relay = (
  raw: string | Buffer,
  envelope?: { readonly from?: string; readonly to?: string },
) => Promise<void>;

/** Gives a hub a mail account of its own; resolves when its SMTP port answers. */
export async function openMailbox(hub: TestHub, { smtp, imap, listens }: MailboxOptions): Promise<Relay> {
  const listenPort = await pickFreePort();
  await hub.context.accounts.save({
    id: 'mail',
    kind: 'email',
    name: 'Hộp thư phản ánh',
    settings: {
      address: hubAddress,
      smtpHost: smtp.host,
      smtpPort: smtp.port,
      tls: false,
      ...(listens !== false && { listenPort }),
      ...(imap && { imapHost: imap.host, imapPort: imap.port, user: imap.user, password: imap.password }),
    },
  });
  const transport = createTransport({ host: '127.0.0.1', port: listenPort, ignoreTLS: true });
  if (listens !== false) await eventually(() => transport.verify());
  return async (raw, envelope = {}) => {
    await transport.sendMail({
      envelope: { from: envelope.from ?? 'relay@mx.example', to: envelope.to ?? hubAddress },
      raw,
    });
  };
}

export type MailFields = Readonly<Record<string, string>>;

/** A raw mail of a person; header fields given replace or add to the usual ones, an empty one is left out. */
export function rawMail(fields: MailFields, text: string): string {
  const headers: Record<string, string> = {
    From: 'Nguyễn Thị Lan <lan@nguoidan.example>',
    To: hubAddress,
    Subject: 'Đường ngập nước',
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${randomUUID()}@nguoidan.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...fields,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return [...lines, '', ...text.split('\n'), ''].join('\r\n');
}
