import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { SimulatedPerson } from '../../contract/simulator.ts';
import type { ArchivedFile, ArchivedMail } from './mail-archive.ts';
import { quotedText } from './quoted-text.ts';

/** A mail that a person writes. */
export type OutgoingMail = {
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** Id of the received mail that is answered. */
  readonly inReplyTo?: string | undefined;
  readonly automatic: boolean;
  readonly twice: boolean;
  readonly files: readonly ArchivedFile[];
};

type Letter = {
  readonly person: SimulatedPerson;
  readonly outgoing: OutgoingMail;
  readonly answered: ArchivedMail | undefined;
  readonly to: string;
  /** Name by which the province's own mail server vouches for senders; undefined: it does not. */
  readonly authservId: string | undefined;
};

/** Writes the bytes of a mail as the person's mail program and the province's own mail server would together. */
export async function writeMail(
  letter: Letter,
): Promise<{ readonly messageId: string; readonly text: string; readonly raw: Buffer }> {
  const { person, outgoing, answered, to, authservId } = letter;
  const domain = person.mail.split('@')[1] ?? 'nguoidan.example';
  const messageId = `<${randomUUID()}@${domain}>`;
  const text = answered ? `${outgoing.text}\n${quotedText(answered.mail, person.lang)}` : outgoing.text;
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from: { name: person.name, address: person.mail },
    to,
    subject: outgoing.subject,
    text,
    messageId,
    headers: outgoing.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    ...(outgoing.html !== undefined && { html: outgoing.html }),
    ...(answered?.messageId && { inReplyTo: answered.messageId, references: [...answered.references] }),
    attachments: outgoing.files.map((file) => ({ filename: file.name, contentType: file.type, content: file.bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('The composer gave a stream although a buffer was asked for.');
  const vouching =
    authservId === undefined ? '' : `Authentication-Results: ${authservId}; dmarc=pass header.from=${domain}\r\n`;
  return { messageId, text, raw: Buffer.concat([Buffer.from(vouching), message]) };
}
