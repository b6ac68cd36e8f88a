import type { Request, RequestHandler, Response } from 'express';
import type { Locale } from '../../contract/common.ts';
import type { PortalFrame, PortalPage } from '../../contract/portal-pages.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { notFound, type HubError } from '../../lib/errors.ts';
import type { PortalDeps } from './portal-deps.ts';
import type { PrivateLink } from './private-link.ts';
import { pageLanguage, presentError, presentFrame } from './portal-presenter.ts';

/** Pages that hold a secret in their address or personal data: not stored, not indexed, not told to other sites. */
function keepPrivate(res: Response): void {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
}

export const privately: RequestHandler = (_req, res, next) => {
  keepPrivate(res);
  next();
};

export function languageOf(req: Request): Locale {
  return pageLanguage({ asked: req.query['lang'], cookie: req.headers.cookie });
}

/** A value of a query, a form or an address as text; anything else is empty. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether the asker is a script and wants JSON. */
export function wantsJson(req: Request): boolean {
  return req.accepts(['html', 'json']) === 'json';
}

/** Of the addresses under `/t/:code/:token`; throws not_found for what cannot be one. */
export function linkOf(req: Request): PrivateLink {
  const code = parseTicketCode(text(req.params['code']));
  const token = text(req.params['token']);
  if (code === null || !/^[0-9a-f]{32}$/i.test(token)) throw notFound();
  return { code, token: token.toLowerCase() };
}

export function pathOf({ code, token }: PrivateLink): string {
  return `/t/${code}/${token}`;
}

export async function frameOf(deps: PortalDeps, req: Request, path: string): Promise<PortalFrame> {
  return presentFrame({ lang: languageOf(req), path, assets: deps.assets(), reference: await deps.reference() });
}

export function send(deps: PortalDeps, res: Response, page: PortalPage, status = 200): void {
  const { req } = res;
  if (req.query['lang'] === 'vi' || req.query['lang'] === 'en') {
    res.cookie('lang', page.frame.lang, {
      maxAge: 365 * 24 * 3_600_000,
      httpOnly: true,
      sameSite: 'lax',
      secure: deps.isSecure,
    });
  }
  if (!res.get('Cache-Control')) res.set('Cache-Control', 'private, no-cache');
  res.status(status).vary('Cookie').type('html').send(deps.render(page));
}

/** Sends a page that says what went wrong, in the look of the portal. For errors, throttles and unknown addresses. */
export async function sendPortalError(
  deps: PortalDeps,
  res: Response,
  problem: { readonly status: number; readonly message?: HubError['words'] },
): Promise<void> {
  const { req } = res;
  const frame = await frameOf(deps, req, req.method === 'GET' ? req.originalUrl : '/');
  // Also here: the address may be a private link with a slip in it.
  keepPrivate(res);
  const backHref =
    req.method === 'POST' ? req.originalUrl.replace(/\/(rate|reopen|supplement|confirm)(\/check)?(\?.*)?$/, '') : null;
  send(
    deps,
    res,
    presentError({ frame, status: problem.status, message: problem.message ?? null, backHref }),
    problem.status,
  );
}
