import { randomUUID } from 'node:crypto';
import { postForm } from '../forms.ts';
import { rawMail } from '../mailbox.ts';
import { webReport } from '../people.ts';
import { shortVectors, xssVectors } from './xss-vectors.ts';

/** Vectors dealt out to the places of a report, so that a few hundred reports carry every one of them somewhere. */
export function dealVectors(count: number): readonly {
  readonly subject: string;
  readonly name: string;
  readonly files: readonly string[];
  readonly text: string;
  readonly html: string;
}[] {
  const [all, short] = [xssVectors(), shortVectors()];
  const share = <Item>(items: readonly Item[], index: number) => items.filter((_, at) => at % count === index);
  const nth = (index: number) => short[(index * 7919) % short.length] ?? '';
  return Array.from({ length: count }, (_, index) => ({
    subject: nth(index),
    name: nth(index + count),
    files: share(short, index).slice(0, 4),
    text: share(all, index).join('\n'),
    html: share(all, (index + 1) % count).join('\n<p>Đường ngập</p>\n'),
  }));
}

type Dealt = ReturnType<typeof dealVectors>[number];

function word(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function part(headers: readonly string[], body: string): string {
  return ['--b', ...headers, 'Content-Transfer-Encoding: base64', '', Buffer.from(body).toString('base64')].join('\n');
}

/** A mail that carries its share as subject, name, HTML, text and names of files; `mark` finds its receipt. */
export function hostileMail(dealt: Dealt, mark: string): string {
  const files = dealt.files.map((name) =>
    part(
      [`Content-Type: text/plain; name="${word(name)}"`, `Content-Disposition: attachment; filename="${word(name)}"`],
      'x',
    ),
  );
  const body = [
    part(['Content-Type: text/plain; charset=utf-8'], dealt.text),
    part(['Content-Type: text/html; charset=utf-8', `X-Mark: ${mark}`], `<p>Kính gửi 1022</p>${dealt.html}`),
    ...files,
    '--b--',
  ];
  return rawMail(
    {
      From: `${word(dealt.name)} <dan-${randomUUID()}@nguoidan.example>`,
      Subject: word(dealt.subject),
      'Content-Type': 'multipart/mixed; boundary=b',
      'X-Mark': mark,
    },
    body.join('\n'),
  );
}

/** The same by the web form: without HTML, because a form has none, and with files whose kind it takes. */
export function postHostile(hubUrl: string, dealt: Dealt) {
  const fields = webReport({
    subject: dealt.subject,
    name: dealt.name.slice(0, 120),
    text: `Đường ngập nước ${dealt.text}`.slice(0, 9000),
    address: dealt.name,
  });
  const files = dealt.files.map((name) => ({ name: `${name}.txt`, type: 'text/plain', bytes: Buffer.from('x') }));
  return postForm(`${hubUrl}/webhooks/web/web`, fields, files);
}
