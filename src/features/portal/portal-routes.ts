import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import type { ZodType } from 'zod';
import type { LookupPage, TrackingForm, TrackingPage } from '../../contract/portal-pages.ts';
import { rateRequest, reopenRequest, supplementRequest } from '../../contract/public.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { sendStream } from '../../lib/send-stream.ts';
import {
  frameOf,
  languageOf,
  linkOf,
  pathOf,
  privately,
  send,
  sendPortalError,
  text,
  wantsJson,
} from './answer-page.ts';
import { codeRoutes } from './code-routes.ts';
import { meTooBox, meTooRoutes } from './me-too-routes.ts';
import type { PortalDeps } from './portal-deps.ts';
import type { PrivateLink } from './private-link.ts';
import { presentProblems, readNotice, trackingFormWords } from './portal-presenter.ts';
import { questionRoutes } from './question-routes.ts';
import { reportRoutes } from './report-routes.ts';

async function look(deps: PortalDeps, typed: string): Promise<LookupPage['result']> {
  if (typed.trim() === '') return { type: 'none' };
  const code = parseTicketCode(typed);
  if (code === null) return { type: 'malformed' };
  const status = await deps.status(code);
  return status ? { type: 'found', status } : { type: 'unknown' };
}

function showLookup(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const typed = text(req.query['code']).slice(0, 60);
    const result = await look(deps, typed);
    const frame = await frameOf(deps, req, req.originalUrl);
    const status = result.type === 'unknown' ? 404 : result.type === 'malformed' ? 400 : 200;
    const canAsk = result.type === 'found' && (await deps.confirms()).length > 0;
    const details = canAsk ? ({ step: 'ask', address: '', problem: null } as const) : null;
    const meToo = result.type === 'found' ? await meTooBox(deps, req, result.status.code) : null;
    send(deps, res, { kind: 'lookup', frame, typed, result, details, meToo }, status);
  };
}

async function trackingPage(
  deps: PortalDeps,
  req: Request,
  extra: Pick<TrackingPage, 'notice' | 'refused'>,
): Promise<TrackingPage> {
  const link = linkOf(req);
  const view = await deps.track(link);
  if (!view) throw notFound();
  const path = pathOf(link);
  const frame = await frameOf(deps, req, path);
  const sender = await deps.senders.senderOf(link);
  const canConfirm = sender !== null && !sender.isVerified && (await deps.confirms()).includes(sender.kind);
  const confirmHref = canConfirm ? `${path}/confirm` : null;
  return { kind: 'tracking', frame, view, link: `${deps.baseUrl}${path}`, path, confirmHref, ...extra };
}

function showTracking(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    send(deps, res, await trackingPage(deps, req, { notice: readNotice(req.query['notice']), refused: null }));
  };
}

const doneNotices = { rate: 'rated', reopen: 'reopened', supplement: 'supplemented' } as const;

/** One form of the tracking page: refused with the words kept, or done and back to the page (so that reload is safe). */
function takeForm<Body>(
  deps: PortalDeps,
  form: TrackingForm,
  schema: ZodType<Body>,
  act: (link: PrivateLink, body: Body) => Promise<void>,
): RequestHandler {
  return async (req, res) => {
    const link = linkOf(req);
    const lang = languageOf(req);
    const typed: Record<string, unknown> = { ...req.body };
    const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, shownForm(text(value))]));
    const refuse = async (status: number, problems: ReturnType<typeof presentProblems>): Promise<void> =>
      send(deps, res, await trackingPage(deps, req, { notice: null, refused: { form, values, problems } }), status);

    const parsed = schema.safeParse(values);
    if (!parsed.success) return refuse(400, presentProblems(lang, null, trackingFormWords[form]));
    try {
      await act(link, parsed.data);
    } catch (error) {
      if (!(error instanceof HubError) || (error.kind !== 'conflict' && error.kind !== 'invalid')) throw error;
      return refuse(deps.statusOf(error), presentProblems(lang, error.words, error.fields));
    }
    res.redirect(303, `${pathOf(link)}?notice=${doneNotices[form]}`);
  };
}

function sendFile(deps: PortalDeps, variant: 'original' | 'picture'): RequestHandler {
  return async (req, res) => {
    const file = await deps.file(linkOf(req), text(req.params['id']), variant);
    if (!file) throw notFound();
    if (variant === 'original') res.attachment(file.name);
    res.set({
      'Content-Type': file.type,
      'Content-Length': String(file.size),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
    await sendStream(file.open(), res);
  };
}

/** Under its own short name, because a browser keeps it by its address; it is asked for anew each time. */
function sendServiceWorker(deps: PortalDeps): RequestHandler {
  return async (_req, res) => {
    const script = deps.serviceWorker();
    if (!script) throw notFound();
    res.set({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' });
    await sendStream(script, res);
  };
}

function showProblem(deps: PortalDeps): ErrorRequestHandler {
  return async (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = deps.statusOf(error);
    if (wantsJson(res.req)) return next(error);
    await sendPortalError(deps, res, error instanceof HubError ? { status, message: error.words } : { status });
  };
}

/** The public portal: plain pages and forms that work without scripts. Paths are those of the manual for operators. */
export function createPortalRoutes(deps: PortalDeps): Router {
  const { throttle } = deps;
  const router = Router();
  const formBody = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 20 });

  router.get('/', async (req, res) => {
    const { promises } = await deps.reference();
    send(deps, res, { kind: 'home', frame: await frameOf(deps, req, req.originalUrl), promises });
  });
  router.get('/quyen-rieng-tu', async (req, res) => {
    send(deps, res, { kind: 'privacy', frame: await frameOf(deps, req, req.originalUrl) });
  });
  router.get('/sw.js', sendServiceWorker(deps));
  router.use(reportRoutes(deps));
  router.use(codeRoutes(deps));
  router.use(meTooRoutes(deps));
  router.use(questionRoutes(deps));
  router.use(deps.rooms.widget);
  router.get('/tra-cuu', throttle.look, privately, showLookup(deps));
  router.get('/t/:code/:token', throttle.look, privately, showTracking(deps));
  router.get('/t/:code/:token/files/:id', throttle.look, privately, sendFile(deps, 'original'));
  router.get('/t/:code/:token/files/:id/picture', throttle.look, privately, sendFile(deps, 'picture'));
  router.post(
    '/t/:code/:token/rate',
    throttle.act,
    privately,
    formBody,
    takeForm(deps, 'rate', rateRequest, deps.rate),
  );
  router.post(
    '/t/:code/:token/reopen',
    throttle.act,
    privately,
    formBody,
    takeForm(deps, 'reopen', reopenRequest, deps.reopen),
  );
  router.post(
    '/t/:code/:token/supplement',
    throttle.act,
    privately,
    formBody,
    takeForm(deps, 'supplement', supplementRequest, deps.supplement),
  );
  // The portal is the last room of the house: what nobody knows is not found.
  router.use(() => {
    throw notFound();
  });
  router.use(showProblem(deps));
  return router;
}
