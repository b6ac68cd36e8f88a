import { createServer } from 'node:http';
import path from 'node:path';
import type { Router } from 'express';
import type { Context } from '../context.ts';
import { peopleRoutes } from '../features/agencies/people-routes.ts';
import { answerRoutes } from '../features/answers/answer-routes.ts';
import { callRoutes } from '../features/calls/call-routes.ts';
import { contactRoutes } from '../features/contacts/contact-routes.ts';
import { withRelayCursor } from '../features/feed/relay-store.ts';
import { dutyRoutes } from '../features/duty/duty-routes.ts';
import { channelRoutes } from '../features/channels/channel-routes.ts';
import { dashboardRoutes } from '../features/insight/dashboard-routes.ts';
import { intakeRoutes } from '../features/intake/intake-routes.ts';
import { incidentRoutes } from '../features/incidents/incident-routes.ts';
import { placeRoutes } from '../features/places/place-routes.ts';
import { publicRoutes } from '../features/portal/public-routes.ts';
import { referenceRoutes } from '../features/reference/reference-routes.ts';
import { classifierRoutes } from '../features/routing/classifier-routes.ts';
import { opinionRoutes } from '../features/second-opinion/opinion-routes.ts';
import { ruleRoutes } from '../features/rules/rule-routes.ts';
import { deliveryRoutes } from '../features/replies/delivery-routes.ts';
import { moderationRoutes } from '../features/replies/moderation-routes.ts';
import { replyFileRoutes } from '../features/reply-files/reply-file-routes.ts';
import { replyRoutes } from '../features/replies/reply-routes.ts';
import { splitRoutes } from '../features/splits/split-routes.ts';
import { queuesOf, staffRoutes } from '../features/staff/staff-routes.ts';
import { sessionsStillValid } from '../features/staff/session-views.ts';
import { taxonomyRoutes } from '../features/taxonomy/taxonomy-routes.ts';
import { templateRoutes } from '../features/templates/template-routes.ts';
import { attachmentRoutes } from '../features/tickets/attachment-routes.ts';
import { ticketRoutes } from '../features/tickets/ticket-routes.ts';
import { createApp } from '../http/app.ts';
import { frontDoor } from '../http/front-door.ts';
import { operationsRouter } from '../http/operations.ts';
import { startLoop } from '../jobs/loop.ts';
import type { Route } from '../lib/route.ts';
import { openImpatientRedis, openRedis } from '../platform/job-queue.ts';
import { createLimits } from '../platform/limits.ts';
import { createSocketServer } from '../platform/socket-server.ts';
import { attachLiveServer, endRevokedSockets, tellOfCalls } from '../realtime/live-server.ts';
import { createRelay } from '../realtime/relay.ts';
import { portalRouter } from './portal-router.ts';

const relayMs = 1000;
const revokeMs = 3000;
const tidyMs = 10 * 60_000;
const ping = { name: 'ping', text: 'SELECT 1' };

/** Every route of the JSON API: the list of routes is the list of rights. */
export function apiRoutes(context: Context, extra: readonly Route[]): Route[] {
  const { tickets, files, staff, reference, dashboard, tracking, demo } = context;
  return [
    ...staffRoutes({ staff, reference: reference.current, isDivided: context.desk.isDivided, demo }),
    ...referenceRoutes(reference),
    ...ticketRoutes(tickets, queuesOf),
    ...splitRoutes(context.splits),
    ...peopleRoutes(context.people),
    ...dutyRoutes(context.duty),
    ...attachmentRoutes(tickets, files, context.mailPages),
    ...dashboardRoutes(dashboard),
    ...channelRoutes(context.channels),
    ...deliveryRoutes(context.deliveries),
    ...moderationRoutes(context.moderation),
    ...replyRoutes(context.replyPreviews),
    ...replyFileRoutes(context.replyFiles),
    ...templateRoutes(context.templates),
    ...answerRoutes(context.articles, context.answers),
    ...callRoutes({
      desk: context.callDesk,
      reports: context.callReports,
      recordings: context.recordings,
      decide: context.decide,
      reference: reference.current,
    }),
    ...contactRoutes(context.contacts),
    ...incidentRoutes(context.incidents),
    ...intakeRoutes(context.balance, context.quarantine),
    ...placeRoutes(context.places, context.borders),
    ...taxonomyRoutes(context.taxonomy),
    ...classifierRoutes({ trainings: context.trainings, decide: context.decide, reference: reference.current }),
    ...opinionRoutes(context.opinionSettings),
    ...ruleRoutes(context.rules),
    ...publicRoutes(tracking),
    ...extra,
  ];
}

/** HTTP, live console and the relay that feeds it. Resolves when the port is open. */
export async function startWeb(
  context: Context,
  input: {
    readonly redisUrl: string;
    readonly simulator: Router | null;
    readonly extraRoutes: readonly Route[];
    readonly version: string;
  },
): Promise<AsyncDisposable & { readonly url: string }> {
  const { config, database, intake, log, now, staff, tickets, feed } = context;
  // The first to sign in need not wait until the library of accounts is loaded.
  void context.auth.userOf({}).catch(() => undefined);
  const redis = openRedis(input.redisUrl, log);
  // A door must not wait for a Redis that is away: nobody could send in a report.
  const counting = openImpatientRedis(input.redisUrl);
  const limits = createLimits(counting);
  const webDir = path.join(config.checkout, 'dist', 'web');
  const app = createApp({
    auth: context.auth,
    staff,
    limits,
    routes: apiRoutes(context, input.extraRoutes),
    portal: portalRouter(context, { limits, webDir }),
    simulator: input.simulator,
    operations: operationsRouter({
      databaseAnswers: () =>
        database.query(ping).then(
          () => true,
          () => false,
        ),
    }),
    webDir,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    version: input.version,
    log,
  });
  const door = frontDoor({ intake, publicUrl: config.publicUrl, now, log });
  const server = createServer((request, response) => {
    if (!door(request, response)) app(request, response);
  });
  const sockets = createSocketServer(server, redis);
  const { io } = sockets;
  attachLiveServer(io, { actorOf: staff.actorOf, feed, tickets, log });
  const relay = createRelay({ io, feed, tickets, withCursor: (work) => withRelayCursor(database, work) });
  const loops = [
    startLoop({ name: 'relay', everyMs: relayMs, log, work: relay }),
    startLoop({
      name: 'revoke',
      everyMs: revokeMs,
      log,
      work: async () => {
        await endRevokedSockets(io, (sessions) => sessionsStillValid(database, sessions, now()));
        return false;
      },
    }),
    startLoop({
      name: 'tidy',
      everyMs: tidyMs,
      log,
      work: async () => {
        await context.proofs.forgetOld();
        await context.codes.forgetOld();
        await context.uploads.forgetOld();
        await context.replyFiles.forgetOld();
        return false;
      },
    }),
  ];
  const nudged = [
    context.queue.work('feed', async () => loops[0]?.poke()),
    context.queue.work('calls', async () => tellOfCalls(io)),
  ];
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return {
    url: config.publicUrl,
    async [Symbol.asyncDispose]() {
      await Promise.all(nudged.map((one) => one[Symbol.asyncDispose]()));
      await Promise.all(loops.map((loop) => loop[Symbol.asyncDispose]()));
      // Consoles reconnect to another process; open requests get a moment to end.
      const patience = setTimeout(() => server.closeAllConnections(), 2000);
      await sockets[Symbol.asyncDispose]();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      clearTimeout(patience);
      redis.disconnect();
      counting.disconnect();
    },
  };
}
