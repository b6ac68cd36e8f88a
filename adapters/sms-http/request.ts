import type { OutboundMessage } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { countSegments } from '../../src/lib/sms/segments.ts';
import { makeChecksum } from './checksum.ts';
import { tokenParameter } from './events.ts';
import { fill } from './fill.ts';
import type { Profile } from './profile.ts';
import type { SmsHttpSettings } from './schema.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** A request to a provider, ready to go. */
export type ProviderRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

function phoneAs(format: Profile['sending']['phone'], e164: string): string {
  if (format === 'e164') return e164;
  return format === 'national' && e164.startsWith('+84') ? `0${e164.slice(3)}` : e164.slice(1);
}

/** What the login gives to templates. */
export function loginValues(settings: SmsHttpSettings): Values {
  const { apiKey, secretKey, user, password, clientId, brandname, serviceNumber, commandCode } = settings;
  const basic = Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64');
  return { apiKey, secretKey, user, password, clientId, brandname, serviceNumber, commandCode, basic };
}

/** All that templates of a message may name. */
export function messageValues(
  message: Pick<OutboundMessage, 'id' | 'to' | 'references'>,
  text: string,
  account: Account<SmsHttpSettings> & { readonly profile: Profile },
): Values {
  const { settings, webhookUrl, profile } = account;
  const { callbackToken } = settings;
  const stripped = [...text].filter((sign) => !profile.sending.strip.includes(sign)).join('');
  return {
    ...loginValues(settings),
    id: message.id,
    to: phoneAs(profile.sending.phone, message.to.address),
    text: stripped,
    unicode: countSegments(stripped).encoding === 'UCS-2' ? '1' : '0',
    request: message.references.at(-1),
    time: String(Math.floor(account.now().getTime() / 1000)),
    callbackUrl:
      callbackToken === undefined ? '' : `${webhookUrl}?${tokenParameter}=${encodeURIComponent(callbackToken)}`,
  };
}

/** Puts a value where its name points to: `a.b` into an object, `a[]` into a list. Names come from settings, not from people. */
function place(target: Record<string, unknown>, name: string, value: unknown): void {
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) {
    if (first.endsWith('[]')) target[first.slice(0, -2)] = [value];
    else target[first] = value;
    return;
  }
  const inner: unknown = target[first];
  const next: Record<string, unknown> = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  target[first] = next;
  place(next, rest.join('.'), value);
}

/** Fills a profile's fields into the body or query that the provider reads. */
export function buildRequest(
  to: { readonly baseUrl: string; readonly path: string },
  sending: Pick<Profile['sending'], 'method' | 'body' | 'headers' | 'fields' | 'numbers' | 'checksum'>,
  values: Values,
): ProviderRequest {
  const fields = new Map(Object.entries(sending.fields).map(([name, template]) => [name, fill(template, values)]));
  const headers = new Map(
    Object.entries(sending.headers).map(([name, template]) => [name.toLowerCase(), fill(template, values)]),
  );
  if (sending.checksum !== null) {
    const checksum = makeChecksum(sending.checksum, values, values['secretKey'] ?? '');
    const header = /^header:(.+)$/u.exec(sending.checksum.field)?.[1];
    if (header === undefined) fields.set(sending.checksum.field, checksum);
    else headers.set(header.toLowerCase(), checksum);
  }
  const url = to.baseUrl + fill(to.path, values);
  const base = {
    method: sending.method,
    headers: { accept: 'application/json, text/plain', ...Object.fromEntries(headers) },
  };
  const form = new URLSearchParams([...fields]).toString();
  if (sending.body === 'query' || sending.method === 'GET')
    return { ...base, url: `${url}${url.includes('?') ? '&' : '?'}${form}` };
  if (sending.body === 'form')
    return {
      ...base,
      url,
      headers: { ...base.headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
    };
  const json: Record<string, unknown> = {};
  for (const [name, value] of fields) place(json, name, sending.numbers.includes(name) ? Number(value) : value);
  return { ...base, url, headers: { ...base.headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}
