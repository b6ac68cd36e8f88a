import { json, Router, type Request } from 'express';
import {
  actRequest,
  addPersonRequest,
  platformChannels,
  sendMailRequest,
  sendWebRequest,
  setFaultRequest,
  simulatedChannels,
  stateRequest,
} from '../../contract/simulator.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { ArchivedFile } from './mail-archive.ts';
import { sameOrigin } from './same-origin.ts';
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
  const large = json({ limit: BODY_LIMIT });
  routes.use(api, sameOrigin, async (_request, _response, next) => {
    await simulator.open();
    next();
  });

  routes.get(`${api}/state`, (request, response) => {
    const { since } = parsed(stateRequest, request.query);
    response.set('Cache-Control', 'no-store').json(simulator.state(since));
  });

  routes.post(`${api}/people`, json(), (request, response) => {
    response.status(201).json(simulator.addPerson(parsed(addPersonRequest, request.body)));
  });

  routes.post(`${api}/people/:id/web`, large, async (request: Request<{ id: string }>, response) => {
    const { files, ...report } = parsed(sendWebRequest, request.body);
    response.json(await simulator.sendWeb(request.params.id, { ...report, files: files.map(decoded) }));
  });

  routes.post(`${api}/people/:id/mail`, large, async (request: Request<{ id: string }>, response) => {
    const { files, ...mail } = parsed(sendMailRequest, request.body);
    response.json(await simulator.sendMail(request.params.id, { ...mail, files: files.map(decoded) }));
  });

  routes.post(
    `${api}/people/:id/acts/:channel`,
    large,
    async (request: Request<{ id: string; channel: string }>, response) => {
      const channel = platformChannels.find((one) => one === request.params.channel);
      if (!channel) throw notFound();
      const { act, files, ...doing } = parsed(actRequest, request.body);
      const deed = { channel, act, doing: { ...doing, files: files.map(decoded) } };
      response.json(await simulator.act(request.params.id, deed));
    },
  );

  routes.get(`${api}/mails/:id/files/:index`, (request, response) => {
    const file = simulator.mailFile(request.params.id, Number(request.params.index));
    if (!file) throw notFound();
    // Always a download: what people attach is never run in the hub's own origin.
    response.attachment(file.name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_'));
    response.set({ 'Content-Type': 'application/octet-stream', 'X-Content-Type-Options': 'nosniff' }).send(file.bytes);
  });

  routes.get(`${api}/pictures/:id`, (request, response) => {
    const picture = simulator.picture(request.params.id);
    if (!picture) throw notFound();
    response.set({
      'Content-Type': picture.type,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=86400, immutable',
    });
    response.send(picture.bytes);
  });

  routes.put(
    `${api}/faults/:channel/:name`,
    json(),
    (request: Request<{ channel: string; name: string }>, response) => {
      const channel = simulatedChannels.find((one) => one === request.params.channel);
      if (!channel) throw notFound();
      simulator.setFault(channel, request.params.name, parsed(setFaultRequest, request.body).isOn);
      response.status(204).end();
    },
  );

  routes.delete(`${api}/faults`, (_request, response) => {
    simulator.mendAll();
    response.status(204).end();
  });

  routes.post(`${api}/crowd`, (_request, response) => {
    simulator.startCrowd();
    response.status(202).end();
  });

  routes.post(`${api}/forget`, (_request, response) => {
    simulator.forget();
    response.status(204).end();
  });

  return routes;
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
