import { messageKey } from '../adapters/email/message-key.ts';
import { adapters } from '../adapters/index.ts';
import { templates as shippedTemplates } from '../prisma/seed/templates.ts';
import type { NewReceipt } from './channels/door.ts';
import { createAnswers } from './context/answers.ts';
import { createCalls } from './context/calls.ts';
import { createGround, type ContextInput } from './context/ground.ts';
import { createIncidents } from './context/incidents.ts';
import { createIntake } from './context/intake.ts';
import { createPortal } from './context/portal.ts';
import { createReplies } from './context/replies.ts';
import { createRouting } from './context/routing.ts';
import { createContactService } from './features/contacts/contact-service.ts';
import { createDutyService } from './features/duty/duty-service.ts';
import { createFeedService } from './features/feed/feed-service.ts';
import { createFileSweep } from './features/files/file-sweep-service.ts';
import { createDashboardService } from './features/insight/dashboard-service.ts';
import { createSlaService } from './features/sla/sla-service.ts';
import { createStaffService } from './features/staff/staff-service.ts';
import { createStaffStore } from './features/staff/staff-store.ts';
import { createMailPageService } from './features/tickets/mail-page-service.ts';
import { createScanService } from './features/tickets/scan-service.ts';
import { createAuth } from './platform/auth.ts';
import { sanitiseHtml } from './platform/sanitise.ts';

/** The only place that constructs, with its parts in `context/`. Whoever disposes the context ends every connection it opened. */
export function createContext(input: ContextInput) {
  const ground = createGround(input, input.adapters ?? adapters);
  const { config, log, now, newId, database, prisma, queue, files, nudge, reference, accounts, people, tickets } =
    ground;
  const auth = createAuth({
    prisma,
    secret: ground.keys.sessions,
    publicUrl: ground.publicUrl,
    trustedOrigins: input.demo ? [`http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`] : [],
  });
  const { batch, reading, ...routing } = createRouting(ground);
  const { receipts, ...intake } = createIntake(ground, batch);
  const contacts = createContactService({ database, tickets, reference, now, newId, nudge: nudge.feed });
  return {
    config,
    log,
    now,
    demo: input.demo,
    database,
    prisma,
    queue,
    files,
    auth,
    staff: createStaffService(createStaffStore(prisma), auth),
    people,
    reference: ground.referenceService,
    accounts,
    tickets,
    contacts,
    ...routing,
    ...intake,
    ...createReplies(ground, {
      doorFor: intake.intake.doorFor,
      silent: intake.balance.silentAccounts,
      shippedTemplates,
    }),
    ...createCalls(ground, { contacts, receipts }),
    ...createIncidents(ground),
    ...createAnswers(ground, reading),
    ...createPortal(ground, intake.intake),
    mailPages: createMailPageService({ database, files, sanitise: sanitiseHtml }),
    scans: createScanService({ database, files, scanner: ground.scanner, tickets, now, nudge: nudge.feed, log }),
    fileSweep: createFileSweep({ database, files, now, log }),
    sla: createSlaService({ database, tickets, now, nudge: nudge.feed }),
    desk: ground.desk,
    duty: createDutyService({ database, desk: ground.desk, tickets, now, nudge: nudge.feed, log }),
    feed: createFeedService(database),
    dashboard: createDashboardService({ database, tickets, reference, now }),
    [Symbol.asyncDispose]: ground[Symbol.asyncDispose],
  };
}

export type Context = ReturnType<typeof createContext>;

/** Understands a mail that came as a file; needs no database. */
export { normaliseRaw as readMail } from '../adapters/email/normalise.ts';

/** The receipt of a mail that came as a file: the same key as if it had arrived in the mailbox. */
export function mailReceipt(raw: Buffer): NewReceipt {
  return { kind: 'mail', externalId: messageKey(raw), body: raw };
}
