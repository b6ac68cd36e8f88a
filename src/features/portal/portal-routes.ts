import type { Request, Response } from 'express';
import express, { Router } from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { pipeline } from 'node:stream/promises';
import type { ZodType } from 'zod';
import type { Locale } from '../../contract/common.ts';
import type { LookupPage, PortalFrame, PortalPage, TrackingForm, TrackingPage } from '../../contract/portal-pages.ts';
import { rateRequest, reopenRequest, supplementRequest } from '../../contract/public.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { PortalDeps, PrivateLink } from './portal-deps.ts';
import {
  pageLanguage,
  presentError,
  presentFrame,
  presentProblems,
  presentReport,
  readNotice,
  trackingFormWords,
} from './portal-presenter.ts';
import { readForm } from './read-form.ts';

/** Pages that hold a secret in their address or personal data: not stored, not indexed, not told to other sites. */
function keepPrivate(res: Response): void {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
}

const privately: RequestHandler = (_req, res, next) => {
  keepPrivate(res);
  next();
};

function languageOf(req: Request): Locale {
  return pageLanguage({ asked: req.query['lang'], cookie: req.headers.cookie });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function linkOf(req: Request): PrivateLink {
  const code = parseTicketCode(text(req.params['code']));
  const token = text(req.params['token']);
  if (code === null || !/^[0-9a-f]{32}$/i.test(token)) throw notFound();
  return { code, token: token.toLowerCase() };
}

function pathOf({ code, token }: PrivateLink): string {
  return `/t/${code}/${token}`;
}

async function frameOf(deps: PortalDeps, req: Request, path: string): Promise<PortalFrame> {
  return presentFrame({ lang: languageOf(req), path, assets: deps.assets(), reference: await deps.reference() });
}

function send(deps: PortalDeps, res: Response, page: PortalPage, status = 200): void {
  const { req } = res;
  if (req.query['lang'] === 'vi' || req.query['lang'] === 'en') {
    res.cookie('lang', page.frame.lang, {
      maxAge: 365 * 24 * 3_600_000,
      httpOnly: true,
      sameSite: 'lax',
      secure: deps.secureCookies,
    });
  }
  if (!res.get('Cache-Control')) res.set('Cache-Control', 'private, no-cache');
  res.status(status).vary('Cookie').type('html').send(deps.render(page));
}

/** Sends a page that says what went wrong, in the look of the portal. For errors, throttles and unknown addresses. */
async function sendPortalError(
  deps: PortalDeps,
  res: Response,
  problem: { readonly status: number; readonly message?: HubError['words'] },
): Promise<void> {
  const { req } = res;
  const frame = await frameOf(deps, req, req.method === 'GET' ? req.originalUrl : '/');
  // Also here: the address may be a private link with a slip in it.
  keepPrivate(res);
  const backHref = req.method === 'POST' ? req.originalUrl.replace(/\/(rate|reopen|supplement)(\?.*)?$/, '') : null;
  send(
    deps,
    res,
    presentError({ frame, status: problem.status, message: problem.message ?? null, backHref }),
    problem.status,
  );
}

function showReport(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const reference = await deps.reference();
    const frame = await frameOf(deps, req, req.originalUrl);
    const values = { categoryCode: text(req.query['categoryCode']), unitCode: text(req.query['unitCode']) };
    send(deps, res, presentReport({ frame, reference, limits: deps.limits, submission: deps.newSubmission(), values }));
  };
}

function headersOf(req: Request): Record<string, string> {
  const single = Object.entries(req.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(single);
}

function takeReport(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const result = await deps.receive({ body, headers: headersOf(req), query: {}, receivedAt: deps.now() });
    const asJson = req.accepts(['html', 'json']) === 'json';
    if (result.ok) {
      const path = `${new URL(result.trackingUrl, deps.baseUrl).pathname}?notice=${result.fresh ? 'sent' : 'already'}`;
      if (asJson)
        res.status(result.fresh ? 201 : 200).json({ code: result.code, trackingUrl: result.trackingUrl, path });
      else res.redirect(303, path);
      return;
    }
    if (asJson) {
      const { code, message, fields } = result;
      res.status(result.status).json({ error: { code, message, fields } });
      return;
    }
    if (result.status === 413 && result.fields.length === 0)
      return sendPortalError(deps, res, { status: 413, message: result.message });
    const { values, fileNames } = await readForm(body, req.headers['content-type']);
    const lang = values['lang'] === 'en' ? 'en' : languageOf(req);
    const reference = await deps.reference();
    const frame = presentFrame({ lang, path: '/gui', assets: deps.assets(), reference });
    const isNameless = result.fields.some(({ field }) => field === 'submission');
    const page = presentReport({
      frame,
      reference,
      limits: deps.limits,
      submission: isNameless ? deps.newSubmission() : (values['submission'] ?? deps.newSubmission()),
      values,
      problems: presentProblems(lang, result.message, result.fields),
      lostFiles: fileNames,
    });
    send(deps, res, page, result.status);
  };
}

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
    send(deps, res, { kind: 'lookup', frame, typed, result }, status);
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
  return { kind: 'tracking', frame, view, link: `${deps.baseUrl}${path}`, path, ...extra };
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
    await pipeline(file.open(), res);
  };
}

function showProblem(deps: PortalDeps): ErrorRequestHandler {
  return async (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = deps.statusOf(error);
    if (res.req.accepts(['html', 'json']) === 'json') return next(error);
    await sendPortalError(deps, res, error instanceof HubError ? { status, message: error.words } : { status });
  };
}

/** The public portal: plain pages and forms that work without scripts. Paths are those of the manual for operators. */
export function createPortalRoutes(deps: PortalDeps): Router {
  const { throttle } = deps;
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: deps.limits.maxBodyBytes, inflate: false });
  const formBody = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 20 });

  router.get('/', async (req, res) => {
    const { promises } = await deps.reference();
    send(deps, res, { kind: 'home', frame: await frameOf(deps, req, req.originalUrl), promises });
  });
  router.get('/quyen-rieng-tu', async (req, res) => {
    send(deps, res, { kind: 'privacy', frame: await frameOf(deps, req, req.originalUrl) });
  });
  router.get('/gui', privately, showReport(deps));
  router.post('/gui', throttle.submit, privately, rawBody, takeReport(deps));
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
