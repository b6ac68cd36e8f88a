import type { RawInput } from '../../src/channels/door.ts';
import { decodeText } from '../../src/domain/mail/decode-text.ts';
import { parseExactJson } from '../../src/lib/exact-json.ts';
import { urlEncodedPairs } from '../../src/lib/url-encoded.ts';
import { tokenParameter } from './events.ts';

/** Parameters of a request by name, from its query and its body. */
export type Parameters = Readonly<Record<string, string>>;

const maxFields = 200;

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** Names of nested values are joined by dots; lists and what lies deeper than three levels are left out. */
function flatten(value: object, prefix: string, into: Map<string, string>): void {
  for (const [name, one] of Object.entries(value)) {
    if (into.size >= maxFields) return;
    const text = textOf(one);
    if (text !== null) into.set(prefix + name, text);
    else if (typeof one === 'object' && one !== null && !Array.isArray(one) && prefix.split('.').length <= 3)
      flatten(one, `${prefix}${name}.`, into);
  }
}

function fromJson(body: string): Map<string, string> | 'malformed' {
  const values = new Map<string, string>();
  try {
    const parsed = parseExactJson(body);
    if (typeof parsed !== 'object' || parsed === null) return 'malformed';
    flatten(parsed, '', values);
    return values;
  } catch {
    return 'malformed';
  }
}

function fromBody(body: Buffer, contentType: string): ReadonlyMap<string, string> | 'malformed' | 'unsupported' {
  const text = body.toString('utf8');
  if (text === '') return new Map();
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded')
    return new Map(
      urlEncodedPairs(body, maxFields).map(({ name, value }) => [decodeText(name).text, decodeText(value).text]),
    );
  if (type === 'application/json' || type === '' || type === 'text/plain') return fromJson(text);
  return 'unsupported';
}

/**
 * The query as it was meant. Some providers put a question mark of their own behind an address that has a query already
 * (`?token=…?SMSID=1&…`): the first of their parameters then sticks to our last value.
 */
export function meantQuery(query: RawInput['query']): Parameters {
  const meant = Object.entries(query).flatMap(([name, value]) => {
    const [own = '', stuck] = value.split(/\?(?=\w+=)/u, 2);
    return name !== tokenParameter || stuck === undefined
      ? [[name, value]]
      : [[name, own], ...new URLSearchParams(stuck)];
  });
  return Object.fromEntries(meant);
}

/** Reads query and body, whichever the provider uses; the body wins. NUL, which no database takes, is left out. */
export function readParameters(
  input: Pick<RawInput, 'body' | 'headers' | 'query'>,
): Parameters | 'malformed' | 'unsupported' {
  const body = fromBody(input.body, input.headers['content-type'] ?? '');
  if (typeof body === 'string') return body;
  const all = [...Object.entries(meantQuery(input.query)), ...body].map(([name, value]) => [
    name,
    value.replaceAll('\u0000', ''),
  ]);
  return Object.fromEntries(all);
}

/** Whose messages to which number may be parts of one that the network cut. */
export function talkOf(params: Parameters, fields: { readonly from: string; readonly to: string }): string {
  return `${params[fields.from] ?? ''}>${params[fields.to] ?? ''}`;
}
