import path from 'node:path';
import { describeChannels } from '../channels/describe-channels.ts';
import type { RegisteredAdapter } from '../channels/port.ts';
import type { Config } from '../config/config.ts';
import { createPeopleService } from '../features/agencies/people-service.ts';
import { createAccountService } from '../features/channels/account-service.ts';
import { createAccountStore } from '../features/channels/account-store.ts';
import { createDeskService } from '../features/duty/desk-service.ts';
import { keepFiles } from '../features/intake/keep-files.ts';
import { enclosedFiles } from '../features/reply-files/reply-file-service.ts';
import { createReferenceService } from '../features/reference/reference-service.ts';
import { loadReference } from '../features/reference/reference-store.ts';
import { createTicketService } from '../features/tickets/ticket-service.ts';
import { uuidv7 } from '../lib/uuid.ts';
import { createDiskStore } from '../platform/file-store.ts';
import { createJobQueue, openImpatientRedis } from '../platform/job-queue.ts';
import type { Log } from '../platform/log.ts';
import { createPace } from '../platform/pace.ts';
import { examineFile } from '../platform/pictures.ts';
import { openPrisma } from '../platform/prisma/client.ts';
import { sanitiseHtml } from '../platform/sanitise.ts';
import { deriveKey } from '../platform/secrets.ts';
import { openDatabase } from '../platform/sql.ts';
import { createVirusScanner } from '../platform/virus-scan.ts';

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
  /** Left out: those of the registry. */
  readonly adapters?: readonly RegisteredAdapter[];
};

/** What all parts of the context rest on: connections, keys, files, and the services that nearly every other one calls. */
export function createGround(input: ContextInput, adapters: readonly RegisteredAdapter[]) {
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
  const keys = {
    tickets: deriveKey(input.secret, 'tickets').toString('hex'),
    sessions: deriveKey(input.secret, 'sessions').toString('hex'),
    channels: deriveKey(input.secret, 'channels'),
    portal: deriveKey(input.secret, 'portal'),
    routing: deriveKey(input.secret, 'routing'),
  };
  const newId = () => uuidv7(Date.now());
  const nudge = {
    feed: () => queue.nudge('feed'),
    intake: () => queue.nudge('intake'),
    calls: () => queue.nudge('calls'),
    /** A ticket was written. */
    afterTicket: () => {
      queue.nudge('feed');
      queue.nudge('deliver');
    },
  };
  const described = describeChannels(adapters);
  const referenceService = createReferenceService({ load: () => loadReference(prisma), described, now });
  const reference = referenceService.current;
  const accountStore = createAccountStore(prisma, database, keys.channels);
  const people = createPeopleService({ database, reference, now });
  const desk = createDeskService({ database, reference, now });
  return {
    config,
    publicUrl,
    log,
    now,
    newId,
    database,
    prisma,
    queue,
    nudge,
    keys,
    files,
    scanner,
    /** Looks into files that came in and keeps them. */
    keep: (attachments: Parameters<typeof keepFiles>[0]) =>
      keepFiles(attachments, { files, examine: examineFile, scan, newId }),
    pace: createPace(paceRedis),
    adapters,
    described,
    accountStore,
    accounts: createAccountService({ store: accountStore, adapters, publicUrl, now }),
    referenceService,
    reference,
    people,
    desk,
    tickets: createTicketService({
      database,
      reference,
      desk: desk.current,
      now,
      newId,
      sanitise: sanitiseHtml,
      peopleWithin: people.within,
      enclosed: enclosedFiles,
      nudge: nudge.afterTicket,
    }),
    async [Symbol.asyncDispose]() {
      await queue[Symbol.asyncDispose]();
      paceRedis.disconnect();
      await prisma.$disconnect();
      await database[Symbol.asyncDispose]();
    },
  };
}

export type Ground = ReturnType<typeof createGround>;
