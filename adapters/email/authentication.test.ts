import { expect, it } from 'vitest';
import { isAuthenticated } from './authentication.ts';
import { splitMail } from './mail-headers.ts';

function judge(...results: string[]): boolean {
  const raw = results.map((result) => `Authentication-Results: ${result}\r\n`).join('');
  return isAuthenticated(splitMail(Buffer.from(`${raw}\r\n`)).headers, 'an@example.vn', 'mx.hub.example');
}

it.each([
  'mx.hub.example; dmarc=pass header.from=example.vn',
  'mx.hub.example 1; spf=pass smtp.mailfrom=example.vn; dmarc=pass (p=NONE) header.from=example.vn',
  'MX.hub.example; dkim=pass header.d=example.vn header.s=s1',
  'mx.hub.example; dkim=fail header.d=x.vn; dkim=pass header.i=@mail.example.vn',
])('believes our own server: %s', (result) => {
  expect(judge(result)).toBe(true);
});

it.each([
  ['other.example; dmarc=pass header.from=example.vn'],
  ['mx.hub.example; dmarc=fail header.from=example.vn'],
  ['mx.hub.example; dmarc=pass header.from=evil.example'],
  ['mx.hub.example; dmarc=pass'],
  ['mx.hub.example; spf=pass smtp.mailfrom=example.vn'],
  ['mx.hub.example; dkim=pass header.d=vn'],
  ['mx.hub.example; dkim=pass header.d=evilexample.vn'],
  ['mx.hub.example (; dmarc=pass header.from=example.vn)'],
  ['mx.hub.example; spf=fail reason="; dmarc=pass header.from=example.vn"'],
  ['mx.hub.example; none', 'mx.hub.example; dmarc=pass header.from=example.vn'],
  [''],
])('does not believe %j', (...results) => {
  expect(judge(...results)).toBe(false);
});

it('believes nobody when no server of ours is named', () => {
  const { headers } = splitMail(
    Buffer.from('Authentication-Results: undefined; dmarc=pass header.from=example.vn\r\n\r\n'),
  );

  expect(isAuthenticated(headers, 'an@example.vn', undefined)).toBe(false);
});
