import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Readable } from 'node:stream';
import { chatMessageRequest } from '../../contract/public.ts';
import { forbidden, notFound } from '../../lib/errors.ts';
import { sendStream } from '../../lib/send-stream.ts';
import { peerOf } from '../../platform/limits.ts';
import type { ChatLimits, ChatService } from './chat-service.ts';

export type WidgetDeps = {
  readonly chat: ChatService;
  readonly limits: ChatLimits;
  readonly throttle: { readonly look: RequestHandler; readonly act: RequestHandler };
  /** The page inside the frame, as HTML. */
  readonly page: (input: { readonly lang: 'vi' | 'en'; readonly theme: 'light' | 'dark' }) => Promise<string>;
  /** The script that other sites name; null when the pages were not built. */
  readonly loader: () => Readable | null;
  /** Sites that may show the chat. */
  readonly sites: () => Promise<readonly string[]>;
};

/** The secret of a conversation, which only the browser that began it has. */
function secretOf(req: Request): string {
  const secret = req.get('X-Conversation') ?? '';
  if (!/^[0-9a-f]{32,64}$/.test(secret)) throw notFound();
  return secret;
}

/** The one page of the hub that other sites may frame, and only those of the list. */
async function openFrame(res: Response, sites: readonly string[]): Promise<void> {
  const policy = String(res.get('Content-Security-Policy') ?? '');
  const ancestors = ["'self'", ...sites].join(' ');
  res.set('Content-Security-Policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`));
  res.removeHeader('X-Frame-Options');
}

function showPage(deps: WidgetDeps): RequestHandler {
  return async (req, res) => {
    await openFrame(res, await deps.sites());
    const lang = req.query['lang'] === 'en' ? 'en' : 'vi';
    const theme = req.query['theme'] === 'dark' ? 'dark' : 'light';
    res.set({ 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' });
    res.type('html').send(await deps.page({ lang, theme }));
  };
}

function sendLoader(deps: WidgetDeps): RequestHandler {
  return async (_req, res) => {
    const script = deps.loader();
    if (!script) throw notFound();
    res.set({
      'Content-Type': 'text/javascript; charset=utf-8',
      // Other sites load it; a change reaches them within minutes.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=300',
    });
    await sendStream(script, res);
  };
}

function look(deps: WidgetDeps): RequestHandler {
  return async (req, res) => {
    const secret = secretOf(req);
    // Taken first: what comes between the two is shown now, and once more with the next mark.
    const tag = `"${await deps.chat.mark(secret)}"`;
    res.set({ 'Cache-Control': 'no-store', ETag: tag });
    if (req.get('If-None-Match') === tag) res.status(304).end();
    else res.json(await deps.chat.look(secret));
  };
}

function say(deps: WidgetDeps): RequestHandler {
  return async (req, res) => {
    // The page of the chat is ours wherever its frame stands; another page has no business here.
    if (req.get('Sec-Fetch-Site') === 'cross-site') throw forbidden();
    const message = chatMessageRequest.parse(req.body);
    await deps.chat.say(secretOf(req), message, { peer: peerOf(req.ip), limits: deps.limits });
    res.set('Cache-Control', 'no-store').status(201).json({ ok: true });
  };
}

/** The chat for other sites: a script to name, the page inside its frame, and the messages. */
export function widgetRoutes(deps: WidgetDeps): Router {
  const router = Router();
  router.get('/widget.js', sendLoader(deps));
  router.get('/widget', showPage(deps));
  router.get('/widget/messages', deps.throttle.look, look(deps));
  router.post('/widget/messages', deps.throttle.act, express.json({ limit: '50kb', strict: true }), say(deps));
  return router;
}
