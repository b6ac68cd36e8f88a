import { createHash } from 'node:crypto';
import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { isSignedByTwilio, signTwilio, type FormValues } from './signature.ts';

const token = '12345';
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const params: FormValues = [
  ['CallSid', 'CA1234567890ABCDE'],
  ['Caller', '+14158675309'],
  ['Digits', '1234'],
  ['From', '+14158675309'],
  ['To', '+18005551212'],
];

function check(patch: Partial<Parameters<typeof isSignedByTwilio>[0]>): boolean {
  return isSignedByTwilio({ url, signature: signTwilio(token, url, params), tokens: [token], params, ...patch });
}

describe('the signature of Twilio', () => {
  it('is the one of its documentation', () => {
    expect(signTwilio(token, url, params)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('opens the door only when everything fits', () => {
    expect(check({})).toBe(true);
    expect(check({ signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B9=' })).toBe(false);
    expect(check({ signature: 'x' })).toBe(false);
    expect(check({ params: [...params, ['Body', 'more']] })).toBe(false);
    expect(check({ url: 'https://mycompany.com/other?foo=1&bar=2' })).toBe(false);
  });

  it('fails closed without a signature or a token', () => {
    expect(check({ signature: undefined })).toBe(false);
    expect(check({ signature: '' })).toBe(false);
    expect(check({ tokens: [] })).toBe(false);
    expect(check({ tokens: [''], signature: signTwilio('', url, params) })).toBe(false);
  });

  it('may be made with the secondary token while tokens are exchanged', () => {
    expect(check({ tokens: ['new', token] })).toBe(true);
  });

  it.each([
    ['https://hub.vn/w?x=1', 'https://hub.vn:443/w?x=1'],
    ['https://hub.vn:443/w', 'https://hub.vn/w'],
    ['http://hub.vn/w', 'http://hub.vn:80/w'],
    ["https://hub.vn/w?name=it's", 'https://hub.vn/w?name=it%27s'.replace('%27', "'")],
    ['https://hub.vn/w?name=a b', 'https://hub.vn/w?name=a%20b'],
    ['https://hub.vn/w#rc=2', 'https://hub.vn/w'],
  ])('fits %s, signed as %s', (configured, signed) => {
    expect(check({ url: configured, signature: signTwilio(token, signed, params) })).toBe(true);
  });

  it('does not fit another port', () => {
    expect(check({ url: 'https://hub.vn:8443/w', signature: signTwilio(token, 'https://hub.vn:9443/w', params) })).toBe(
      false,
    );
  });

  it('covers a body that is no form by its hash', () => {
    const body = Buffer.from('{"MessageSid":"SM1","Body":"ổ gà"}');
    const bodySHA256 = createHash('sha256').update(body).digest('hex');
    const address = `https://hub.vn/w?bodySHA256=${bodySHA256}`;
    const signature = signTwilio(token, address, []);

    expect(check({ url: address, signature, params, hashedBody: { body, bodySHA256 } })).toBe(true);
    expect(check({ url: address, signature, params, hashedBody: { body: Buffer.from('{}'), bodySHA256 } })).toBe(false);
    expect(check({ url: address, signature, params, hashedBody: { body, bodySHA256: undefined } })).toBe(false);
    expect(twilio.validateRequestWithBody(token, signature, address, body.toString())).toBe(true);
  });

  it('agrees with the package of Twilio on any form and address', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'B', 'Z', '1', '_', 'đ'), minLength: 1, maxLength: 4 });
    const form = fc.array(fc.tuple(name, anyText), { maxLength: 8 });
    const query = fc.constantFrom('', '?a=1', '?bodySHA=1&message=0198', "?q=it's", '?q=a%20b');
    assertProperty(
      fc.property(form, query, fc.constantFrom('', ':443', ':8443'), fc.boolean(), (fields, search, port, isForged) => {
        const address = `https://hub.vn${port}/webhooks/twilio/a${search}`;
        const grouped: Record<string, string | string[]> = {};
        for (const [key] of fields) grouped[key] = fields.filter(([other]) => other === key).map(([, value]) => value);
        const signature = twilio.getExpectedTwilioSignature(isForged ? 'other' : token, address, grouped);

        expect(check({ url: address, signature, params: fields })).toBe(
          twilio.validateRequest(token, signature, address, grouped),
        );
      }),
    );
  });
});
