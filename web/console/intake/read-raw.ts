import { mailText, readMailHead } from './mail-text.ts';

/** What could be found in a raw receipt; empty where nothing was. A person checks it before it becomes a ticket. */
export type FoundInRaw = {
  readonly text: string;
  readonly subject: string;
  readonly senderName: string;
  readonly email: string;
};

const headLine = /^[!-9;-~]+:/u;
const mailLine = /^(?:from|to|subject|date|received|message-id|return-path|mime-version|content-type):/iu;

/** The header of a mail and what follows it; no header where the text is none of a mail. */
export function splitHead(text: string): { readonly head: string; readonly body: string } {
  const end = text.search(/\n[ \t]*\n/u);
  const head = (end < 0 ? text : text.slice(0, end)).replace(/^\s+/u, '');
  const lines = head.split('\n');
  const fits = lines.every((line, at) => headLine.test(line) || (at > 0 && /^[ \t]/u.test(line)));
  if (!fits || !lines.some((line) => mailLine.test(line))) return { head: '', body: text };
  return { head, body: end < 0 ? '' : text.slice(end).replace(/^\s*\n/u, '') };
}

/** Looks for the words and their sender in a mail, a form or JSON, whole or damaged; else takes everything as the words. */
export function readRaw(raw: string): FoundInRaw {
  const { head, body } = splitHead(raw);
  if (head !== '') {
    const { subject, name, address } = readMailHead(head);
    return { text: mailText(head, body).trim(), subject, senderName: name, email: address };
  }
  const fields = readFields(raw);
  return {
    text: (fields.get('text') ?? fields.get('message') ?? raw).trim(),
    subject: (fields.get('subject') ?? '').trim(),
    senderName: (fields.get('name') ?? '').trim(),
    email: (fields.get('email') ?? '').trim(),
  };
}

function readFields(raw: string): ReadonlyMap<string, string> {
  const start = raw.trimStart();
  if (start.startsWith('{')) return jsonFields(raw);
  if (start.startsWith('--')) return multipartFields(raw);
  // Of a form in one line; words of a person have blanks.
  if (/^[\w.-]+=\S*$/u.test(start.trim())) return new Map(new URLSearchParams(start.trim()));
  return new Map();
}

/** Pairs of names and texts wherever they stand: the JSON may be cut or broken. */
function jsonFields(raw: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of raw.matchAll(/"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)/gsu))
    if (!fields.has(name)) fields.set(name, unescapeJson(value));
  return fields;
}

function unescapeJson(value: string): string {
  return value.replaceAll(
    /\\(?:u([0-9a-f]{4})|([\s\S]))/giu,
    (_, code: string | undefined, sign: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return sign === 'n' ? '\n' : sign === 't' ? '\t' : sign === 'r' ? '' : (sign ?? '');
    },
  );
}

function multipartFields(raw: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const [boundary = ''] = raw.trimStart().split('\n');
  for (const part of raw.split(boundary.trim())) {
    const name = /name="([^"]+)"/u.exec(part)?.[1];
    const blank = part.search(/\n[ \t]*\n/u);
    if (name === undefined || blank < 0 || /filename\*?=/u.test(part.slice(0, blank))) continue;
    fields.set(
      name,
      part
        .slice(blank)
        .replace(/^\s*\n/u, '')
        .replace(/\n$/u, ''),
    );
  }
  return fields;
}
