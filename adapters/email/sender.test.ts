import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { splitMail } from './mail-headers.ts';
import { normaliseAddress, readSender, type MailSender } from './sender.ts';

function senderOf(...fields: string[]): MailSender {
  return readSender(splitMail(Buffer.from(`${fields.map((field) => `From: ${field}\r\n`).join('')}\r\n`)).headers);
}

describe('readSender', () => {
  it.each([
    ['an.nguyen@example.vn', 'an.nguyen@example.vn', null],
    ['An Nguyen <An.Nguyen@Example.VN>', 'an.nguyen@example.vn', 'An Nguyen'],
    ['"Nguyen, An" <a@example.vn>', 'a@example.vn', 'Nguyen, An'],
    ['Nguyen, An <a@example.vn>', 'a@example.vn', 'Nguyen, An'],
    ['=?UTF-8?B?Tmd1eeG7?= =?UTF-8?B?hW4gVsSDbiBBbg==?= <a@example.vn>', 'a@example.vn', 'Nguyễn Văn An'],
    ['a@example.vn (An Nguyen)', 'a@example.vn', 'An Nguyen'],
    ['"a@example.vn" <a@example.vn>', 'a@example.vn', 'a@example.vn'],
    ['An\r\n <a@example.vn>', 'a@example.vn', 'An'],
    ['=?utf-8?Q?Trần An?= <a@example.vn>', 'a@example.vn', 'Trần An'],
    ['a@bắcninh.vn', 'a@xn--bcninh-4hb6k.vn', null],
  ])('believes the plain field %j', (field, address, name) => {
    const sender = senderOf(field);

    expect(sender).toMatchObject({ name, doubt: null });
    if (!address.includes('xn--')) expect(sender.address).toBe(address);
    else expect(sender.address).toMatch(/^a@xn--[\w-]+\.vn$/u);
  });

  it.each([
    ['comments inside comments', ['((x)admin@agency.gov.example) attacker@evil.example']],
    ['an address in a comment', ['attacker@evil.example (admin@agency.gov.example)']],
    ['two addresses', ['attacker@evil.example, admin@agency.gov.example']],
    ['two addresses without a comma', ['<attacker@evil.example> <admin@agency.gov.example>']],
    ['two From fields', ['attacker@evil.example', 'admin@agency.gov.example']],
    ['the same From field twice', ['attacker@evil.example', 'attacker@evil.example']],
    ['a group', ['Agency: attacker@evil.example;']],
    ['a name that is another address', ['"admin@agency.gov.example" <attacker@evil.example>']],
    ['a bare name that is another address', ['admin@agency.gov.example <attacker@evil.example>']],
    [
      'an encoded name that is another address',
      ['=?utf-8?B?YWRtaW5AYWdlbmN5Lmdvdi5leGFtcGxl?= <attacker@evil.example>'],
    ],
    ['a name with a full-width @', ['admin＠agency.gov.example <attacker@evil.example>']],
  ])('doubts a sender with %s and never names the imitated one', (_case, fields) => {
    const sender = senderOf(...fields);

    expect(sender.doubt).not.toBeNull();
    expect(sender.address).toBe('attacker@evil.example');
  });

  it.each([
    ['a Cyrillic letter in the domain', 'admin@\u0430gency.example'],
    ['the same in its encoded form', 'admin@xn--gency-2nf.example'],
    ['a Greek letter in the domain', 'admin@agenc\u03c5.example'],
    ['full-width letters', 'admin@\uff41gency.example'],
    ['a sign of no width', 'admin@agen\u200bcy.example'],
    ['a soft hyphen', 'admin@agen\u00adcy.example'],
    ['a dotless i', 'admin@off\u0131ce.example'],
    ['a Cyrillic letter before the @', '\u0430dmin@agency.example'],
  ])('doubts an address with %s', (_case, field) => {
    expect(senderOf(`Admin <${field}>`).doubt).not.toBeNull();
  });

  it.each([
    'a@b\u1eafcninh.example',
    'a@caf\u00e9.example',
    'a@\u4f8b\u3048.example',
    'a@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444',
  ])('believes the honest address %s', (field) => {
    expect(senderOf(field).doubt).toBeNull();
  });

  it.each([
    [''],
    ['nobody'],
    ['<>'],
    ['a@'],
    ['@example.vn'],
    ['a b@example.vn'],
    ['a@b@c.vn'],
    ['=?utf-8?B?YUBiLnZu?='],
  ])('has no address for %j', (field) => {
    expect(senderOf(field)).toMatchObject({ address: null });
    expect(senderOf(field).doubt).not.toBeNull();
  });

  it('takes a field with a blank before its colon for no line of an mbox file', () => {
    const { headers } = splitMail(Buffer.from('From : an@example.vn\r\nSubject: x\r\n\r\n'));

    expect(readSender(headers)).toMatchObject({ address: 'an@example.vn', doubt: null });
  });

  it('strips control characters from a name', () => {
    expect(senderOf('=?utf-8?Q?A=00=0D=0ABcc:_b?= <a@example.vn>').name).toBe('A Bcc: b');
  });

  it('survives any field and gives only whole addresses', () => {
    assertProperty(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: fc.constantFrom(...'()<>@,;:"\\ a.=?\0é') }), anyText), { maxLength: 3 }),
        (fields) => {
          const { address } = senderOf(...fields.map((field) => field.replace(/[\r\n]/gu, '')));
          if (address !== null) expect(normaliseAddress(address)).toBe(address);
        },
      ),
    );
  });
});
