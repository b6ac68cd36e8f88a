import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { messageKey } from '../adapters/email/message-key.ts';
import { adapters } from '../adapters/index.ts';
import { templates as shippedTemplates } from '../prisma/seed/templates.ts';
import type { NewReceipt } from './channels/door.ts';
import { renderPortalPage } from '../web/portal/render.tsx';
import type { Config } from './config/config.ts';
import { decide } from './domain/routing/decide.ts';
import type { RoutableReport } from './domain/routing/decision.ts';
import { createPeopleService } from './features/agencies/people-service.ts';
import { createAccountService } from './features/channels/account-service.ts';
import { createAccountStore } from './features/channels/account-store.ts';
import { createChannelAdminService } from './features/channels/channel-admin-service.ts';
import { createContactService } from './features/contacts/contact-service.ts';
import { createFeedService } from './features/feed/feed-service.ts';
import { createBurstService } from './features/incidents/burst-service.ts';
import { createIncidentService } from './features/incidents/incident-service.ts';
import { createMeTooService } from './features/incidents/me-too-service.ts';
import { createShareService } from './features/incidents/share-service.ts';
import { createTicketIncidentService } from './features/incidents/ticket-incident-service.ts';
import { createDashboardService } from './features/insight/dashboard-service.ts';
import { createCallDeskService } from './features/calls/call-desk-service.ts';
import { createCallReportService } from './features/calls/call-report-service.ts';
import { createCallService } from './features/calls/call-service.ts';
import { createRecordingService } from './features/calls/recording-service.ts';
import { createAskName } from './features/intake/ask-name.ts';
import { createBalanceService } from './features/intake/balance-service.ts';
import { createIntakeService } from './features/intake/intake-service.ts';
import { keepFiles } from './features/intake/keep-files.ts';
import { createQuarantineService } from './features/intake/quarantine-service.ts';
import { codeOfReceipt } from './features/intake/open-from-message.ts';
import { createReceiptStore } from './features/intake/receipt-store.ts';
import { createUnderstand } from './features/intake/understand.ts';
import { createOneTimeCodes } from './features/one-time-code/one-time-code-service.ts';
import { codeSender } from './features/one-time-code/send-code.ts';
import { createSenderService } from './features/portal/sender-service.ts';
import { createTrackingService } from './features/portal/tracking-service.ts';
import { createProofService } from './features/proof/proof-service.ts';
import { createReferenceService } from './features/reference/reference-service.ts';
import { loadReference } from './features/reference/reference-store.ts';
import { createDeliveryDecisionService } from './features/replies/delivery-decision-service.ts';
import { createModerationService } from './features/replies/moderation-service.ts';
import { createReplyPreviewService } from './features/replies/reply-preview-service.ts';
import { createReplyService } from './features/replies/reply-service.ts';
import { createBorderService } from './features/places/border-service.ts';
import { createBorderLoader } from './features/places/border-store.ts';
import { createPlaceService } from './features/places/place-service.ts';
import { loadPlaces } from './features/places/place-store.ts';
import { builtinTaxonomy, type EditedTables } from './features/routing/builtin-knowledge.ts';
import { createKnowledgeService } from './features/routing/knowledge-service.ts';
import { createModelLoader } from './features/routing/load-model.ts';
import { createRuleLoader } from './features/rules/load-rules.ts';
import { createRuleService } from './features/rules/rule-service.ts';
import { readAutomatic } from './features/rules/rule-setting-store.ts';
import { learnInThread } from './features/routing/learn-thread.ts';
import { createTrainingService } from './features/routing/training-service.ts';
import { createSlaService } from './features/sla/sla-service.ts';
import { createStaffService } from './features/staff/staff-service.ts';
import { createStaffStore } from './features/staff/staff-store.ts';
import { createTemplateService } from './features/templates/template-service.ts';
import { createTaxonomyService } from './features/taxonomy/taxonomy-service.ts';
import { loadTaxonomy } from './features/taxonomy/taxonomy-store.ts';
import { createTemplateStore } from './features/templates/template-store.ts';
import { createMailPageService } from './features/tickets/mail-page-service.ts';
import { createScanService } from './features/tickets/scan-service.ts';
import { createTicketService } from './features/tickets/ticket-service.ts';
import { createUploadService } from './features/uploads/upload-service.ts';
import { createChatService } from './features/widget/chat-service.ts';
import { uuidv7 } from './lib/uuid.ts';
import { createAuth } from './platform/auth.ts';
import { createDiskStore } from './platform/file-store.ts';
import { createJobQueue, openImpatientRedis } from './platform/job-queue.ts';
import type { Log } from './platform/log.ts';
import { fetchMedia } from './platform/media-guard.ts';
import { examineFile, sniffType } from './platform/pictures.ts';
import { createPace } from './platform/pace.ts';
import { openPrisma } from './platform/prisma/client.ts';
import { sanitiseHtml } from './platform/sanitise.ts';
import { deriveKey, sealWith } from './platform/secrets.ts';
import { openDatabase, type Sql } from './platform/sql.ts';
import { createVirusScanner } from './platform/virus-scan.ts';

export type ContextInput = {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** HUB_SECRET, as set or as kept in the data folder. */
  readonly secret: string;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly log: Log;
  readonly now: () => Date;
};

/** The only place that constructs. Whoever disposes the context ends every connection it opened. */
export function createContext(input: ContextInput) {
  const { config, log, now } = input;
  const { publicUrl } = config;
  const database = openDatabase({
    url: input.databaseUrl,
    max: config.databasePoolSize,
    onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const prisma = openPrisma(input.databaseUrl);
  const queue = createJobQueue(input.redisUrl, log);
  const paceRedis = openImpatientRedis(input.redisUrl);
  const files = createDiskStore(config.filesDir ?? path.join(input.dataDir, 'files'));
  const scanner = config.virusScanner ? createVirusScanner(config.virusScanner) : null;
  const scan = async (bytes: Buffer) => scanner?.scan(bytes) ?? { state: 'unscanned' as const };
  const key = deriveKey(input.secret, 'tickets').toString('hex');
  const newId = () => uuidv7(Date.now());
  const nudgeFeed = () => queue.nudge('feed');
  const nudgeAfterTicket = () => {
    queue.nudge('feed');
    queue.nudge('deliver');
  };

  const auth = createAuth({
    prisma,
    secret: deriveKey(input.secret, 'sessions').toString('hex'),
    publicUrl,
    trustedOrigins: input.demo ? [`http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`] : [],
  });
  const staff = createStaffService(createStaffStore(prisma), auth);
  const referenceService = createReferenceService(() => loadReference(prisma), now);
  const reference = referenceService.current;
  const channelKey = deriveKey(input.secret, 'channels');
  const accountStore = createAccountStore(prisma, database, channelKey);
  const accounts = createAccountService({
    store: accountStore,
    adapters,
    publicUrl,
    now,
  });
  const people = createPeopleService({ database, reference, now });
  const tickets = createTicketService({
    database,
    reference,
    now,
    newId,
    sanitise: sanitiseHtml,
    peopleWithin: people.within,
    nudge: nudgeAfterTicket,
  });
  const receipts = createReceiptStore(database);
  const loadBorders = createBorderLoader(database);
  /** Places, borders and taxonomy as administrators keep them; what decides, and what learns, rests on them. */
  const loadEdited = async (sql: Sql): Promise<EditedTables> => ({
    places: await loadPlaces(sql),
    borders: await loadBorders(),
    taxonomy: await loadTaxonomy(sql, builtinTaxonomy()),
  });
  const loadRules = createRuleLoader(database, log);
  const loadModel = createModelLoader(database);
  const knowledge = createKnowledgeService({
    load: async () => {
      const [rules, model, edited, isAutomatic] = await Promise.all([
        loadRules(),
        loadModel(),
        loadEdited(database),
        readAutomatic(database),
      ]);
      return { rules, model, edited, isAutomatic };
    },
    now,
  });
  const routing = async () => {
    const [held, { calendars }] = await Promise.all([knowledge.current(), reference()]);
    const calendar = calendars.get('province')?.compiled;
    return {
      decide: (report: RoutableReport, at: Date) =>
        decide(report, held.knowledge, calendar ? { at: at.getTime(), calendar } : null),
      isAutomatic: held.isAutomatic,
      asksSender: held.knowledge.rules?.asksSender ?? false,
      at: now(),
    };
  };
  const nudgeCalls = () => queue.nudge('calls');
  const calls = createCallService({ newId, now, nudge: nudgeCalls });
  const commit = {
    receipts,
    calls,
    accounts,
    tickets,
    key,
    newId,
  };
  const nudgeIntake = () => queue.nudge('intake');
  const afterReceipt = {
    database,
    reference,
    routing,
    nudge: nudgeIntake,
    committed: () => {
      nudgeAfterTicket();
      calls.committed();
    },
  };
  const keep = (attachments: Parameters<typeof keepFiles>[0]) =>
    keepFiles(attachments, { files, examine: examineFile, scan, newId });
  const intake = createIntakeService({
    ...commit,
    ...afterReceipt,
    receipts,
    accounts,
    understand: createUnderstand({
      accounts,
      fetchMedia,
      askName: createAskName({ database, now }),
      keep,
    }),
    log,
  });
  const balance = createBalanceService({ database, accounts, now });
  const channels = createChannelAdminService({
    database,
    accounts,
    adapters,
    store: accountStore,
    silent: balance.silentAccounts,
    publicUrl,
    seal: sealWith(channelKey),
    now,
    newId,
  });
  const deliveries = createDeliveryDecisionService({
    database,
    accounts,
    tickets,
    now,
    newId,
    nudge: nudgeAfterTicket,
  });
  const replies = createReplyService({
    database,
    accounts,
    pace: createPace(paceRedis),
    tickets,
    reference,
    key,
    publicUrl,
    now,
    newId,
    random: Math.random,
    nudge: nudgeFeed,
    log,
  });
  const tracking = createTrackingService({ database, tickets, reference, key, now, newId, nudge: nudgeFeed });
  const portalKey = deriveKey(input.secret, 'portal');
  const proofs = createProofService({ database, key: portalKey, now });
  const uploads = createUploadService({ database, files, sniff: sniffType, now });
  const codeLines = codeSender({ accounts, newId, log });
  const codes = createOneTimeCodes({ database, key: portalKey, now, newId, send: codeLines.send });
  const contacts = createContactService({ database, tickets, reference, now, newId, nudge: nudgeFeed });
  const incidentDeps = { database, tickets, reference, now, newId, nudge: nudgeAfterTicket };
  const share = createShareService(incidentDeps);
  const callDesk = createCallDeskService({ database, contacts, now, nudge: nudgeCalls });
  const afterCall = () => {
    nudgeAfterTicket();
    nudgeCalls();
  };
  const recordings = createRecordingService({
    database,
    accounts,
    fetchMedia,
    sniff: sniffType,
    keep,
    files,
    tickets,
    desk: callDesk,
    now,
    newId,
    nudge: afterCall,
    log,
  });
  const callReports = createCallReportService({
    database,
    desk: callDesk,
    intake: {
      async put(accountId, receipt, at) {
        const [row] = await receipts.put(accountId, [{ receipt, headers: {} }], at);
        if (!row) throw new Error('the receipt was not stored');
        return row;
      },
      codeOf: async (row) => codeOfReceipt(row, { prefix: (await reference()).province.codePrefix, key }),
      nudge: nudgeIntake,
    },
    tickets,
    attachRecording: recordings.attach,
    reference,
    key,
    now,
    newId,
    nudge: afterCall,
  });
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
    staff,
    people,
    reference: referenceService,
    accounts,
    channels,
    deliveries,
    moderation: createModerationService({ database, accounts, tickets, now, nudge: nudgeFeed }),
    replyPreviews: createReplyPreviewService({
      database,
      accounts,
      tickets,
      reference,
      preview: channels.preview,
      publicUrl,
      key,
      now,
    }),
    templates: createTemplateService({
      store: createTemplateStore(prisma),
      shipped: shippedTemplates,
      changed: referenceService.forget,
      log,
    }),
    calls,
    callDesk,
    callReports,
    recordings,
    decide: async (report: RoutableReport) => (await routing()).decide(report, now()),
    rules: createRuleService({
      database,
      reference,
      routing: knowledge.current,
      changed: knowledge.forget,
      now,
      log,
    }),
    places: createPlaceService({ database, reference, changed: knowledge.forget, now, log }),
    borders: createBorderService({ database, reference, changed: knowledge.forget, now, log }),
    taxonomy: createTaxonomyService({
      database,
      changed: () => {
        referenceService.forget();
        knowledge.forget();
      },
      log,
    }),
    trainings: createTrainingService({
      database,
      checkout: config.checkout,
      learn: learnInThread,
      loadEdited,
      changed: knowledge.forget,
      now,
      log,
    }),
    tickets,
    mailPages: createMailPageService({ database, files, sanitise: sanitiseHtml }),
    scans: createScanService({ database, files, scanner, tickets, now, nudge: nudgeFeed, log }),
    intake,
    balance,
    quarantine: createQuarantineService({ ...commit, ...afterReceipt, accounts }),
    contacts,
    incidents: {
      incidents: createIncidentService(incidentDeps),
      ofTickets: createTicketIncidentService({ ...incidentDeps, share }),
      share,
    },
    bursts: createBurstService(incidentDeps),
    meToo: createMeTooService({ database, tickets, key: portalKey, now }),
    replies,
    sla: createSlaService({ database, tickets, now, nudge: nudgeFeed }),
    feed: createFeedService(database),
    dashboard: createDashboardService({ database, tickets, reference, now }),
    tracking,
    proofs,
    uploads,
    codes,
    /** Kinds of addresses that a one-time code can be sent to now. */
    confirms: codeLines.reaches,
    senders: createSenderService({ database, codes, key, now, log }),
    chat: createChatService({ database, intake, tracking, proofs, uploads, key, now, accountId: 'web' }),
    render: renderPortalPage,
    newSubmission: randomUUID,
    async [Symbol.asyncDispose]() {
      await queue[Symbol.asyncDispose]();
      paceRedis.disconnect();
      await prisma.$disconnect();
      await database[Symbol.asyncDispose]();
    },
  };
}

export type Context = ReturnType<typeof createContext>;

/** Understands a mail that came as a file; needs no database. */
export { normaliseRaw as readMail } from '../adapters/email/normalise.ts';

/** The receipt of a mail that came as a file: the same key as if it had arrived in the mailbox. */
export function mailReceipt(raw: Buffer): NewReceipt {
  return { kind: 'mail', externalId: messageKey(raw), body: raw };
}
