import { raw } from 'express';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { DoorAnswer, RawInput } from '../channels/door.ts';
import type { IntakeService } from '../features/intake/intake-service.ts';
import { notFound } from '../lib/errors.ts';
import { ownHeaders } from '../lib/own-headers.ts';
import type { Log } from '../platform/log.ts';
import { describeError } from './errors.ts';

/** A mail of 25 MB in base64 and its frame; more is refused before it is read. */
const bodyLimit = '40mb';

const keptOut = new Set(['cookie', 'authorization', 'proxy-authorization']);
const address = /^\/webhooks\/([^/?#]+)\/([^/?#]+)\/?(?:\?(.*))?$/s;

type Answer = { readonly status: number } & DoorAnswer;

/** Headers as they are stored: one value each, credentials left out. */
function storedHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || keptOut.has(name) || name.startsWith(ownHeaders.prefix)) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** A value given twice is no value. */
function singleValues(search: string | undefined): Record<string, string> {
  const query: Record<string, string> = {};
  if (search === undefined) return query;
  for (const [name, value] of Object.entries(parseQuery(search))) if (typeof value === 'string') query[name] = value;
  return query;
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', text: JSON.stringify(body) };
}

/** A percent sign that begins no letter makes an address that nothing has. */
function decoded(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}

/**
 * Where platforms and forms knock: verify, store, answer. Everything else is the workers'. It stands before the pages' own
 * layers, because here a province's busiest minute arrives and nothing of theirs is needed. False: the request is not for it.
 */
export function frontDoor(deps: {
  readonly intake: Pick<IntakeService, 'handshake' | 'receive' | 'takesGet'>;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly log: Log;
}): (request: IncomingMessage, response: ServerResponse) => boolean {
  const readBody = raw({ type: () => true, limit: bodyLimit });
  const guards = {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(deps.publicUrl.startsWith('https://') && {
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    }),
  };

  function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      readBody(request, response, (error?: unknown) => {
        const body: unknown = Reflect.get(request, 'body');
        if (error !== undefined) reject(error);
        else resolve(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
      });
    });
  }

  async function handshake(kind: string, account: string, input: RawInput): Promise<Answer> {
    const text = await deps.intake.handshake(kind, account, input);
    if (text === false) return { status: 403, type: 'text/plain', text: 'forbidden' };
    if (text !== null) return { status: 200, type: 'text/plain', text };
    if (await deps.intake.takesGet(kind, account)) return receive(kind, account, input);
    return { status: 404, type: 'text/plain', text: 'not found' };
  }

  async function receive(kind: string, account: string, input: RawInput): Promise<Answer> {
    const received = await deps.intake.receive(kind, account, input);
    if (!received.ok) {
      const fields = received.fields ? { fields: received.fields } : {};
      return json(received.status, { error: { code: received.code, message: received.message, ...fields } });
    }
    if (received.answer) return { status: 200, ...received.answer };
    const [report] = received.reports;
    if (kind !== 'web' || !report) return { status: 200, type: 'text/plain', text: 'ok' };
    return json(200, { code: report.code, trackingUrl: `${deps.publicUrl}/t/${report.code}/${report.token}` });
  }

  async function answer(request: IncomingMessage, response: ServerResponse, match: RegExpExecArray): Promise<Answer> {
    const [, kind = '', account = '', search] = match;
    const body = request.method === 'POST' ? await bodyOf(request, response) : Buffer.alloc(0);
    const input = { body, headers: storedHeaders(request), query: singleValues(search), receivedAt: deps.now() };
    // A HEAD only asks whether somebody is there.
    if (request.method === 'HEAD') {
      await deps.intake.takesGet(decoded(kind), decoded(account));
      return { status: 200, type: 'text/plain', text: '' };
    }
    const take = request.method === 'POST' ? receive : handshake;
    return take(decoded(kind), decoded(account), input);
  }

  function explain(error: unknown, request: IncomingMessage, requestId: string): Answer {
    const { status, body } = describeError(error);
    if (status >= 500) deps.log.error({ err: error, requestId, path: request.url?.split('?')[0] }, 'request failed');
    return json(status, { error: { ...body.error, requestId } });
  }

  async function handle(request: IncomingMessage, response: ServerResponse, match: RegExpExecArray): Promise<void> {
    const requestId = randomUUID();
    const { status, type, text } = await answer(request, response, match).catch((error: unknown) =>
      explain(error, request, requestId),
    );
    if (response.headersSent || response.destroyed) return;
    response.writeHead(status, {
      ...guards,
      'X-Request-Id': requestId,
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Length': Buffer.byteLength(text),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  return (request, response) => {
    const match = ['GET', 'HEAD', 'POST'].includes(request.method ?? '') ? address.exec(request.url ?? '') : null;
    if (!match) return false;
    void handle(request, response, match);
    return true;
  };
}
