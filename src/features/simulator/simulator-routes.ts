import { json, Router, type Request, type RequestHandler } from 'express';
import { faults, sendMailRequest, sendWebRequest, stateRequest } from '../../contract/simulator.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { ArchivedFile } from './mail-archive.ts';
import type { Simulator } from './simulator-service.ts';

/** 30 MB of attachment as Base64 and some text: more than the hub's doors take, so that they can be seen to refuse. */
const BODY_LIMIT = '45mb';

/**
 * The page's own door to the simulator. Mounted only when the hub runs a demo; the page alone may knock, so that no
 * other site can make a visitor's browser write to the hub.
 */
export function createSimulatorRoutes(simulator: Simulator): Router {
  const routes = Router();
  const api = '/simulator/api';
  routes.use(api, sameOrigin);

  routes.get(`${api}/state`, (request, response) => {
    const { since } = parsed(stateRequest, request.query);
    response.set('Cache-Control', 'no-store').json(simulator.state(since));
  });

  routes.post(
    `${api}/people/:id/web`,
    json({ limit: BODY_LIMIT }),
    async (request: Request<{ id: string }>, response) => {
      const { files, ...report } = parsed(sendWebRequest, request.body);
      response.json(await simulator.sendWeb(request.params.id, { ...report, files: files.map(decoded) }));
    },
  );

  routes.post(
    `${api}/people/:id/mail`,
    json({ limit: BODY_LIMIT }),
    async (request: Request<{ id: string }>, response) => {
      const { files, ...mail } = parsed(sendMailRequest, request.body);
      response.json(await simulator.sendMail(request.params.id, { ...mail, files: files.map(decoded) }));
    },
  );

  routes.get(`${api}/mails/:id/files/:index`, (request, response) => {
    const file = simulator.mailFile(request.params.id, Number(request.params.index));
    if (!file) throw notFound();
    // Always a download: what people attach is never run in the hub's own origin.
    response.attachment(file.name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_'));
    response.set({ 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' }).send(file.bytes);
  });

  routes.put(`${api}/faults`, json(), (request, response) => {
    simulator.setFaults(parsed(faults, request.body));
    response.status(204).end();
  });

  routes.post(`${api}/forget`, (_request, response) => {
    simulator.forget();
    response.status(204).end();
  });

  return routes;
}

/** Lets requests of the page itself through; writing needs proof, since only a browser's own header can give it. */
const sameOrigin: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isRead = request.method === 'GET';
  const fits =
    site === undefined
      ? origin === undefined
        ? isRead
        : hostOf(origin) === request.host
      : site === 'same-origin' || (isRead && site === 'none');
  if (!fits)
    throw new HubError('forbidden', 'cross_origin', {
      vi: 'Chỉ trang mô phỏng của chính hệ thống này được dùng địa chỉ này.',
      en: 'Only the simulator page of this hub may use this address.',
    });
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function decoded(file: { readonly name: string; readonly type: string; readonly base64: string }): ArchivedFile {
  return { name: file.name, type: file.type, bytes: Buffer.from(file.base64, 'base64') };
}

type Schema<Output> = {
  readonly safeParse: (input: unknown) => { success: true; data: Output } | { success: false; error: Error };
};

function parsed<Output>(schema: Schema<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new HubError(
    'invalid',
    'invalid_request',
    { vi: 'Yêu cầu không đúng mẫu của trang mô phỏng.', en: 'The request does not fit the simulator’s contract.' },
    { cause: result.error },
  );
}
