import { Readable } from 'node:stream';
import { Router, json, type Request, type RequestHandler, type Response } from 'express';
import { may, type Permission } from '../domain/access/policies.ts';
import type { StaffActor } from '../domain/access/roles.ts';
import { HubError, forbidden } from '../lib/errors.ts';
import type { FileAnswer, Route } from '../lib/route.ts';
import { sendStream } from '../lib/send-stream.ts';
import { readByteRange, sliceOf } from './byte-range.ts';
import { refuseDeep } from './refuse-deep.ts';
import { refuseUnstorable } from './refuse-unstorable.ts';

type Deps = {
  readonly actorOf: (headers: Request['headers']) => Promise<StaffActor | null>;
};

function notSignedIn(): HubError {
  return new HubError('unauthenticated', 'not_signed_in', {
    vi: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục; nội dung đang soạn vẫn được giữ trên máy này.',
    en: 'Your session has ended. Sign in again to go on; what you were writing is kept on this machine.',
  });
}

/**
 * A browser names the page a request comes from; one that changes something must come from ours. Programs send neither
 * header and carry no cookie of a browser.
 */
export function refuseCrossSite(request: Request): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host);
  if (site === 'cross-site' || isForeign) throw forbidden();
}

/** Parts of a sound are for players that jump about in it; everything else comes whole. */
async function sendFile(request: Request, response: Response, { file }: FileAnswer): Promise<void> {
  const isSound = file.inline && file.type.startsWith('audio/');
  const range = isSound ? readByteRange(request.headers.range, file.size) : null;
  if (range === 'none') {
    file.stream.destroy();
    response.status(416).set('Content-Range', `bytes */${file.size}`).end();
    return;
  }
  response.status(range ? 206 : 200).set({
    ...(isSound && { 'Accept-Ranges': 'bytes' }),
    ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.size}` }),
    'Content-Type': file.inline ? file.type : 'application/octet-stream',
    'Content-Length': String(range ? range.end - range.start + 1 : file.size),
    'Content-Disposition': `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'Content-Security-Policy': file.policy ?? "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  await sendStream(range ? Readable.from(sliceOf(file.stream, range)) : file.stream, response);
}

/** Who calls; null on public routes. Throws HubError when they may not. */
async function admit(route: Route, request: Request, deps: Deps): Promise<StaffActor | null> {
  if (route.method !== 'get') refuseCrossSite(request);
  if (route.access === 'public') return null;
  const actor = await deps.actorOf(request.headers);
  if (!actor) throw notSignedIn();
  if (route.access !== 'staff' && !may(actor, route.access satisfies Permission)) throw forbidden();
  return actor;
}

/** The usual reader of bodies; a larger body is read only after its sender was admitted. */
function bodyReaders(route: Route, usual: RequestHandler, deps: Deps): RequestHandler[] {
  if (route.maxBody === undefined) return [usual];
  const large = json({ limit: route.maxBody, strict: true, type: 'application/json' });
  return [async (request, _response, next) => void (await admit(route, request, deps).then(() => next())), large];
}

/** Mounts the typed routes: authenticate, permission, validate, handle, answer. */
export function mountRoutes(routes: readonly Route[], deps: Deps): Router {
  const router = Router();
  const readJson = json({ limit: '1mb', strict: true, type: 'application/json' });
  for (const route of routes) {
    router[route.method](route.path, ...bodyReaders(route, readJson, deps), async (request, response) => {
      const actor = await admit(route, request, deps);
      const params = route.params?.parse(request.params);
      const query = route.query?.parse(request.query);
      if (route.body) refuseDeep(request.body);
      const body = route.body?.parse(request.body);
      refuseUnstorable(params, query, body);
      const answer = await route.handle({ actor, params, query, body });
      if (route.response === null) {
        // A route without a response schema answers with a file (FileAnswer), by its definition.
        await sendFile(request, response, answer as FileAnswer);
        return;
      }
      response.set('Cache-Control', 'no-store').status(200).json(answer);
    });
  }
  return router;
}
