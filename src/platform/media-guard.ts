import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Download, MediaPolicy } from '../channels/remote-file.ts';
import { checkedLookup } from './checked-lookup.ts';
import { isPublicAddress } from './public-address.ts';

/** Why a file was not fetched. `temporary`: a later try may have it. */
export class MediaRefusal extends Error {
  readonly temporary: boolean;
  constructor(message: string, temporary: boolean) {
    super(message);
    this.name = 'MediaRefusal';
    this.temporary = temporary;
  }
}

const connectMs = 5000;
const wholeMs = 30_000;
const maxRedirects = 3;

function refuse(reason: string): MediaRefusal {
  return new MediaRefusal(reason, false);
}

function isListed(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

const lookupPublic = checkedLookup(isPublicAddress, () => refuse('the name of the host leads into a private network'));

/** What may be asked, or why not. Origins that the administrator wrote down are trusted as they are. */
function checked(address: string, policy: MediaPolicy): { readonly url: URL; readonly isTrusted: boolean } {
  if (!URL.canParse(address)) throw refuse('the address of the file is none');
  const url = new URL(address);
  if (policy.origins.includes(url.origin)) return { url, isTrusted: true };
  if (url.protocol !== 'https:') throw refuse('files are fetched by https only');
  if (url.username !== '' || url.password !== '') throw refuse('the address of the file holds a login');
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) throw refuse('the address of the file names no host');
  if (url.port !== '') throw refuse('the address of the file names a port');
  if (!isListed(url.hostname.toLowerCase(), policy.hosts)) throw refuse(`${url.hostname} is no host of this channel`);
  return { url, isTrusted: false };
}

function ask(url: URL, isTrusted: boolean, headers: Download['headers']): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      { headers: { ...headers }, signal: AbortSignal.timeout(wholeMs), ...(!isTrusted && { lookup: lookupPublic }) },
      resolve,
    );
    const patience = setTimeout(() => request.destroy(new Error('the host does not answer')), connectMs);
    request.on('response', () => clearTimeout(patience));
    request.on('error', (error) => {
      clearTimeout(patience);
      reject(error);
    });
    request.end();
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => refuse(`the file is larger than ${Math.floor(maxBytes / 2 ** 20)} MB`);
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Follows a redirect only where a direct request might go; credentials stay with the first origin. */
async function follow(download: Download, policy: MediaPolicy, left: number): Promise<Buffer> {
  const { url, isTrusted } = checked(download.url, policy);
  const response = await ask(url, isTrusted, download.headers);
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    response.resume();
    if (left === 0) throw refuse('the file is passed on too often');
    if (!URL.canParse(location, url.href)) throw refuse('the file is passed on to nowhere');
    const next = new URL(location, url);
    const headers = next.origin === url.origin && download.headers ? { headers: download.headers } : {};
    return follow({ url: next.href, ...headers }, policy, left - 1);
  }
  if (status !== 200) {
    response.resume();
    throw new MediaRefusal(`the platform answers ${status}`, status >= 500 || status === 429);
  }
  return readBody(response, policy.maxBytes);
}

/**
 * Fetches a file of a message: allow-listed hosts by https, every resolved address checked at the moment of connecting,
 * few redirects, each checked again, bounded in size and time. Throws MediaRefusal; its words hold no address.
 */
export async function fetchMedia(download: Download, policy: MediaPolicy): Promise<Buffer> {
  try {
    return await follow(download, policy, maxRedirects);
  } catch (error) {
    if (error instanceof MediaRefusal) throw error;
    const inner = error instanceof Error ? error.cause : undefined;
    if (inner instanceof MediaRefusal) throw inner;
    throw new MediaRefusal('the host of the file could not be reached', true);
  }
}
