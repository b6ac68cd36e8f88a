import { readJson } from './read-json.ts';

/** What a platform answered: status, headers, and the body as text and, where it is JSON, as a value. */
export type PlatformAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};

/**
 * How a call ended. `reached: false`: the platform cannot have acted (no connection); a new try doubles nothing.
 * `reached: true`: it may have acted and its answer was lost; only a platform that knows idempotency may be asked again.
 */
export type PlatformCall =
  | { readonly ok: true; readonly answer: PlatformAnswer }
  | { readonly ok: false; readonly reached: boolean; readonly detail: string };

const longestAnswer = 1_000_000;
/** Codes of Node and undici for connections that were never made, so that nothing was asked. */
const neverAsked = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : codeOf(error.cause);
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > longestAnswer) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Calls a platform's API. Never throws, and never puts the address (it may hold a token) into its words. */
export async function callPlatform(
  url: string,
  init: {
    readonly method?: 'GET' | 'POST' | 'DELETE';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | FormData | URLSearchParams;
    readonly timeoutMs?: number;
  } = {},
): Promise<PlatformCall> {
  const { timeoutMs = 15_000, ...request } = init;
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const text = await readLimited(response);
    return { ok: true, answer: { status: response.status, headers: response.headers, text, json: readJson(text) } };
  } catch (error) {
    const code = codeOf(error);
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return {
      ok: false,
      reached: !neverAsked.has(code),
      detail: isLate ? `no answer within ${timeoutMs / 1000} s` : code || 'the connection broke',
    };
  }
}
