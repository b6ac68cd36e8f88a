import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { checkedLookup } from './checked-lookup.ts';
import { isHouseAddress, isPublicAddress } from './public-address.ts';

/** How a call ended; words hold neither address nor body. */
export type GuardedAnswer =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly problem: 'forbidden' | 'late' | 'unreachable' };

type GuardedPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For everything together: connecting, waiting, reading. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** A machine of the own network may be asked, without encryption too. */
  readonly allowHouse: boolean;
};

class Refused extends Error {}

/** Why an address may not be asked, before its name is resolved; null: it may. */
export function refusalOfAddress(address: string, allowHouse: boolean): 'no_address' | 'not_https' | 'private' | null {
  if (!URL.canParse(address)) return 'no_address';
  const url = new URL(address);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return 'no_address';
  if (url.protocol === 'http:' && !allowHouse) return 'not_https';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return isIP(host) === 0 || acceptedBy(url, allowHouse)(host) ? null : 'private';
}

/** Without encryption only within the house; with it anywhere public, and within the house where that is allowed. */
function acceptedBy(url: URL, allowHouse: boolean): (address: string) => boolean {
  const isPlain = url.protocol === 'http:';
  return (address) => (!isPlain && isPublicAddress(address)) || (allowHouse && isHouseAddress(address));
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new Error('the answer is too long');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Posts to an address that an administrator wrote down: by https to public hosts, or also to the own network where that is allowed;
 * every resolved address is checked at the moment of connecting, and no redirect is followed. Never throws.
 */
export async function guardedPost(call: GuardedPost): Promise<GuardedAnswer> {
  if (refusalOfAddress(call.url, call.allowHouse) !== null) return { ok: false, problem: 'forbidden' };
  const url = new URL(call.url);
  const signal = AbortSignal.timeout(call.timeoutMs);
  const lookup = checkedLookup(acceptedBy(url, call.allowHouse), () => new Refused());
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
        url,
        { method: 'POST', headers: { ...call.headers }, signal, lookup },
        resolve,
      );
      request.on('error', reject);
      request.end(call.body);
    });
    return { ok: true, status: response.statusCode ?? 0, text: await readBody(response, call.maxBytes) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: 'forbidden' };
    return { ok: false, problem: signal.aborted ? 'late' : 'unreachable' };
  }
}
