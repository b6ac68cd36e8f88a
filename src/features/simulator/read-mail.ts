import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';

/** Headers worth showing: they decide about threads, answers and loops. */
const shownHeaders = [
  'message-id',
  'in-reply-to',
  'references',
  'reply-to',
  'auto-submitted',
  'x-auto-response-suppress',
  'x-hub-loop',
  'precedence',
  'list-unsubscribe',
];

/** A mail as a mail program outside reads it. */
export type ReadMail = {
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: string;
  readonly to: string;
  readonly toNames: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly automatic: boolean;
  readonly messageId: string;
  readonly references: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
};

/** Parses raw bytes; anything missing becomes an empty text, since a mail program shows broken mail too. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const parsed = await simpleParser(raw, { skipImageLinks: true });
  const from = first(parsed.from);
  const references = typeof parsed.references === 'string' ? [parsed.references] : (parsed.references ?? []);
  return {
    from: from.address,
    fromName: from.name,
    replyTo: first(parsed.replyTo).address || from.address,
    to: addresses(parsed.to)
      .map((to) => to.address)
      .join(', '),
    toNames: new Map(addresses(parsed.to).map((to) => [to.address.toLowerCase(), to.name])),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    hasHtml: typeof parsed.html === 'string',
    automatic: isAutomatic(parsed),
    messageId: parsed.messageId ?? '',
    references: parsed.messageId === undefined ? references : [...references, parsed.messageId],
    headers: parsed.headerLines
      .filter((line) => shownHeaders.includes(line.key))
      .map(({ key, line }) => headerOf(key, line)),
    files: parsed.attachments.map((file) => ({
      name: file.filename ?? 'file',
      type: file.contentType,
      bytes: Buffer.isBuffer(file.content) ? file.content : Buffer.from(String(file.content)),
    })),
  };
}

type Address = { readonly address: string; readonly name: string };

function addresses(list: AddressObject | AddressObject[] | undefined): Address[] {
  const objects = list === undefined ? [] : Array.isArray(list) ? list : [list];
  return objects.flatMap((object) => object.value).map(({ address, name }) => ({ address: address ?? '', name }));
}

function first(list: AddressObject | undefined): Address {
  return addresses(list)[0] ?? { address: '', name: '' };
}

function isAutomatic(mail: ParsedMail): boolean {
  const value = mail.headers.get('auto-submitted');
  return typeof value === 'string' && value.toLowerCase() !== 'no';
}

function headerOf(key: string, line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return {
    name: colon < 0 ? key : line.slice(0, colon),
    value: line
      .slice(colon + 1)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}
