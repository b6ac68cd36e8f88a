import express, { Router, type Request, type RequestHandler } from 'express';
import type { QuestionsPage } from '../../contract/portal-pages.ts';
import { articleNumber } from '../../domain/answers/article-address.ts';
import { notFound } from '../../lib/errors.ts';
import { frameOf, languageOf, privately, send, text, wantsJson } from './answer-page.ts';
import type { PortalDeps } from './portal-deps.ts';

const cookieName = 'tra-loi-duoc';
const cookieShape = /(?:^|;\s*)tra-loi-duoc=(\d{1,9}(?:\.\d{1,9})*)(?:;|$)/;
const keptMs = 365 * 24 * 3_600_000;
/** A browser that says it of more than these is believed again for the oldest. */
const mostKept = 50;

/** Articles that this browser said it was helped by. */
function helpedBy(req: Request): number[] {
  return (cookieShape.exec(req.headers.cookie ?? '')?.[1] ?? '').split('.').filter(Boolean).map(Number);
}

function numberOf(req: Request): number {
  const id = articleNumber(text(req.params['article']));
  if (id === null) throw notFound();
  return id;
}

/** By category in the order of the taxonomy; what was searched for stays in the order of how well it fits. */
async function groupsOf(deps: PortalDeps, typed: string): Promise<QuestionsPage['groups']> {
  const [articles, { categories }] = await Promise.all([deps.answers.shelf(typed), deps.reference()]);
  if (typed.trim() !== '') return articles.length === 0 ? [] : [{ name: null, articles }];
  const known = new Set(categories.map(({ code }) => code));
  const named = categories.map(({ code, vi, en }) => ({
    name: { vi, en },
    articles: articles.filter(({ categoryCode }) => categoryCode === code),
  }));
  const rest = articles.filter(({ categoryCode }) => categoryCode === null || !known.has(categoryCode));
  return [...named, { name: null, articles: rest }].filter((group) => group.articles.length > 0);
}

function showList(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const typed = text(req.query['q']).slice(0, 200);
    const [frame, groups] = await Promise.all([frameOf(deps, req, req.originalUrl), groupsOf(deps, typed)]);
    send(deps, res, { kind: 'questions', frame, typed, groups });
  };
}

function showArticle(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const article = await deps.answers.read(numberOf(req));
    if (!article) throw notFound();
    // An older address, with the words of an older title.
    if (req.path !== article.href) {
      const { search } = new URL(req.originalUrl, deps.baseUrl);
      return res.redirect(302, `${article.href}${search}`);
    }
    const frame = await frameOf(deps, req, req.originalUrl);
    const hasHelped = helpedBy(req).includes(article.id);
    send(deps, res, { kind: 'question', frame, article, shown: deps.proofs.shown(), hasHelped });
  };
}

/** "It answered my question": counted once for each browser. Only from a page that was shown. */
function sayHelped(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const id = numberOf(req);
    const typed: Record<string, unknown> = { ...req.body };
    const helped = helpedBy(req);
    const counts = !helped.includes(id) && deps.proofs.ageOf(text(typed['shown'])) !== null;
    const article = await deps.answers.read(id);
    if (!article || (counts && !(await deps.answers.helped(id)))) throw notFound();
    if (counts) {
      const value = [...helped, id].slice(-mostKept).join('.');
      res.cookie(cookieName, value, { maxAge: keptMs, httpOnly: true, sameSite: 'lax', secure: deps.isSecure });
    }
    if (wantsJson(req)) res.json({ ok: true });
    else res.redirect(303, `${article.href}#giup`);
  };
}

/** What may answer a question that somebody writes; an empty list whenever nothing fits well. */
function suggest(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const typed: Record<string, unknown> = { ...req.body };
    const lang = typed['lang'] === 'en' ? 'en' : languageOf(req);
    const found = await deps.answers.suggest({
      text: text(typed['text']).slice(0, deps.limits.maxText),
      categoryCode: text(typed['categoryCode']) || null,
    });
    res.json({
      items: found.map(({ id, href, vi, en }) =>
        lang === 'en' && en !== null ? { id, href, lang, ...en } : { id, href, lang: 'vi', ...vi },
      ),
    });
  };
}

/** Questions that many ask, for everybody to read; they work without scripts. */
export function questionRoutes(deps: PortalDeps): Router {
  const { throttle } = deps;
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '5kb', parameterLimit: 5 });
  const draft = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 5 });
  router.get('/hoi-dap', throttle.look, showList(deps));
  router.post('/hoi-dap/goi-y', throttle.look, privately, draft, suggest(deps));
  router.get('/hoi-dap/:article', throttle.look, showArticle(deps));
  router.post('/hoi-dap/:article/tra-loi-duoc', throttle.act, form, sayHelped(deps));
  return router;
}
