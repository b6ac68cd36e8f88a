import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { notFound } from '../lib/errors.ts';
import type { Route } from '../lib/route.ts';
import type { Auth } from '../platform/better-auth.ts';
import type { Limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import type { StaffService } from '../features/staff/staff-service.ts';
import { docsRouter } from './docs.ts';
import { apiErrors } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { mountRoutes, refuseCrossSite } from './route-mount.ts';
import { signInGuard } from './sign-in-guard.ts';

export type AppDeps = {
  readonly auth: Pick<Auth, 'handler'>;
  readonly staff: Pick<StaffService, 'actorOf'>;
  readonly limits: Limits;
  readonly routes: readonly Route[];
  readonly portal: Router;
  /** Only in a demo. */
  readonly simulator: Router | null;
  readonly operations: Router;
  /** Folder of the built web pages. */
  readonly webDir: string;
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly version: string;
  readonly log: Log;
};

/** Nothing from outside, nothing inline; Mantine alone needs inline styles, on the pages of staff and simulator. */
function contentPolicy(input: { readonly inlineStyles: boolean; readonly secure: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: input.inlineStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: input.secure,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

function page(webDir: string, name: string): RequestHandler {
  const file = path.join(webDir, name, 'index.html');
  return (_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    response.sendFile(file, { dotfiles: 'allow' }, (error) => {
      if (error) next(error);
    });
  };
}

/** Nobody is signed in or out by a page of another site. */
const sameSiteOnly: RequestHandler = (request, _response, next) => {
  if (request.method !== 'GET') refuseCrossSite(request);
  next();
};

/** The whole HTTP surface on one port. Order matters: nothing is served before what guards it. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  const secure = deps.publicUrl.startsWith('https://');
  const strict = contentPolicy({ inlineStyles: false, secure });
  const styled = contentPolicy({ inlineStyles: true, secure });
  app.disable('x-powered-by');
  app.set('trust proxy', [...deps.trustedProxies]);
  app.set('case sensitive routing', true);
  app.use((_request, response, next) => {
    const requestId = randomUUID();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    next();
  });
  app.use((request, response, next) => {
    const isStyled = /^\/(console|simulator|api\/docs)(\/|$)/.test(request.path);
    (isStyled ? styled : strict)(request, response, next);
  });

  app.use(deps.operations);
  app.use(
    '/assets',
    express.static(path.join(deps.webDir, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
      dotfiles: 'allow',
    }),
  );

  app.use('/api/auth', express.json({ limit: '20kb' }), sameSiteOnly, signInGuard(deps.limits), deps.auth.handler);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(openApiDocument(deps.routes, { publicUrl: deps.publicUrl, version: deps.version }));
  });
  app.use('/api/docs', docsRouter());
  app.use('/api/v1/public', deps.limits.byPeer({ name: 'public-api', points: 1200, seconds: 600 }));
  app.use('/api/v1', mountRoutes(deps.routes, { actorOf: deps.staff.actorOf }));
  app.use(['/api', '/webhooks', '/assets'], () => {
    throw notFound();
  });
  app.use(['/api', '/webhooks', '/assets'], apiErrors(deps.log));

  app.get(['/console', '/console/{*rest}'], page(deps.webDir, 'console'));
  if (deps.simulator) {
    app.use(deps.simulator);
    app.use('/simulator/api', apiErrors(deps.log));
    app.get('/simulator', page(deps.webDir, 'simulator'));
  }
  app.use(deps.portal);
  app.use(apiErrors(deps.log));
  return app;
}
