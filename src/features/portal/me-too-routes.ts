import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { MeTooBox } from '../../contract/portal-pages.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { privately, text, wantsJson } from './answer-page.ts';
import type { PortalDeps } from './portal-deps.ts';

const cookieName = 'cung-gap';
const browserShape = /(?:^|;\s*)cung-gap=([0-9a-f-]{36})(?:;|$)/;
const keptMs = 365 * 24 * 3_600_000;

/** The word by which a browser is known again where it said "here too"; nothing else is kept under it. */
function browserOf(req: Request): string | null {
  return browserShape.exec(req.headers.cookie ?? '')?.[1] ?? null;
}

function staleForm(): HubError {
  return new HubError('invalid', 'me_too.stale', {
    vi: 'Trang này mở đã lâu. Hãy tải lại trang rồi bấm lần nữa.',
    en: 'This page has been open for long. Please reload it and press again.',
  });
}

/** What the public page of a report asks everybody else; null where nobody is asked. */
export async function meTooBox(deps: PortalDeps, req: Request, code: string): Promise<MeTooBox | null> {
  const state = await deps.meToo.state(code, browserOf(req));
  return state && { ...state, shown: deps.proofs.shown() };
}

function remember(deps: PortalDeps, res: Response, browser: string): void {
  res.cookie(cookieName, browser, { maxAge: keptMs, httpOnly: true, sameSite: 'lax', secure: deps.isSecure });
}

/** "I have the same trouble", or no longer: once for each browser. Only from a page that was shown. */
function say(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const typed: Record<string, unknown> = { ...req.body };
    const code = parseTicketCode(text(typed['code']));
    if (!code) throw notFound();
    if (deps.proofs.ageOf(text(typed['shown'])) === null) throw staleForm();
    const browser = browserOf(req) ?? deps.newSubmission();
    const state = await deps.meToo.say(code, { browser, isSo: text(typed['say']) !== 'no' });
    remember(deps, res, browser);
    if (wantsJson(req)) res.json(state);
    else res.redirect(303, `/tra-cuu?code=${code}#cung-gap`);
  };
}

export function meTooRoutes(deps: PortalDeps): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '5kb', parameterLimit: 5 });
  router.post('/tra-cuu/cung-gap', deps.throttle.meToo, privately, form, say(deps));
  return router;
}
