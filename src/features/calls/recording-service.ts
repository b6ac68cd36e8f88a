import type { Readable } from 'node:stream';
import { MediaRefusal } from '../../platform/media-guard.ts';
import type { InboundAttachment } from '../../channels/inbound.ts';
import type { Download, MediaPolicy } from '../../channels/remote-file.ts';
import type { RecordingProblem } from '../../contract/calls.ts';
import { addRecording } from '../../domain/ticket/actions/take-call.ts';
import type { KeptFile, LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { soundType } from '../../lib/sound-types.ts';
import type { FileStore } from '../../platform/file-store.ts';
import { isOutage } from '../../platform/outage.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { AccountService } from '../channels/account-service.ts';
import { askRecordingAgain } from './call-store.ts';
import {
  lockCall,
  messagesOfCall,
  readCall,
  saveRecording,
  saveRecordingProblem,
  type LockedCall,
} from './call-link-store.ts';
import type { CallRecord } from './call-views.ts';
import { claimWork, finishWork, lockWork, postponeWork, type WorkItem } from './call-work-store.ts';
import { describeSound, soundName, soundTypeOf } from './sound.ts';

/** A file on the disk, still without its ticket and message. */

export type RecordingDeps = {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'find'>;
  readonly fetchMedia: (download: Download, policy: MediaPolicy) => Promise<Buffer>;
  /** Kind of a file by its content. */
  readonly sniff: (bytes: Buffer) => Promise<string | null>;
  /** Scans and stores. */
  readonly keep: (attachments: readonly InboundAttachment[]) => Promise<KeptFile[]>;
  readonly files: Pick<FileStore, 'open' | 'remove'>;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly desk: { readonly shown: (id: string) => Promise<CallRecord> };
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells the consoles that tickets and calls changed; may get lost. */
  readonly nudge: () => void;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

/** Exchanges tell of a recording before it is written, and may be away for hours. */
const pausesSeconds = [5, 15, 60, 300, 900, 3600, 10_800, 21_600] as const;
const outageSeconds = 5;
const leaseSeconds = 120;
const batch = 4;

/** What a failed fetch means; null: worth another try. */
function problemOf(error: unknown): RecordingProblem | null {
  if (!(error instanceof MediaRefusal))
    return error instanceof Error && /not allowed|gives no address/u.test(error.message) ? 'not_allowed' : null;
  const status = Number(/answers (\d{3})/u.exec(error.message)?.[1] ?? 0);
  if (status === 401 || status === 403) return 'refused';
  if (error.temporary || status >= 400) return null;
  return error.message.includes('larger than') ? 'too_large' : 'not_allowed';
}

/** Why it was given up after many tries. */
function lastProblem(error: unknown): RecordingProblem {
  return error instanceof MediaRefusal && /answers 4\d\d/u.test(error.message) ? 'gone' : 'away';
}

/** The recordings of calls: fetched with patience, kept, and put to the tickets that came of the call. */
export function createRecordingService(deps: RecordingDeps) {
  const { database, files } = deps;

  async function download(call: LockedCall, recording: string): Promise<KeptFile | RecordingProblem> {
    const line = await deps.accounts.find(call.accountId);
    const policy = line?.adapter.media?.(line);
    if (!line || !policy) return 'not_allowed';
    const place = line.adapter.locate ? await line.adapter.locate(recording, line) : { url: recording };
    const bytes = await deps.fetchMedia(place, policy);
    const type = soundType(await deps.sniff(bytes));
    if (type === null) return 'not_sound';
    const [kept] = await deps.keep([{ name: soundName(call.startedAt, type), type, bytes }]);
    if (!kept) return 'not_sound';
    if (kept.scan !== 'infected') return { ...kept, type };
    await files.remove(kept.storeKey);
    return 'infected';
  }

  async function putToTickets(tx: Sql, call: LockedCall, file: KeptFile | { readonly problem: string }): Promise<void> {
    const storeKey = 'storeKey' in file ? file.storeKey : null;
    const at = deps.now();
    for (const message of await messagesOfCall(tx, { ...call, storeKey })) {
      if (message.hasRecording) continue;
      const loaded = (await deps.tickets.load(tx, [message.ticketId])).get(message.ticketId);
      const own = 'storeKey' in file ? { ...file, id: deps.newId() } : file;
      if (loaded) await deps.tickets.write(tx, [addRecording(loaded, { messageId: message.id, file: own }, at)]);
    }
  }

  async function end(item: WorkItem<'recording'>, result: KeptFile | RecordingProblem): Promise<void> {
    const { callId } = item.payload;
    await database.transaction(async (tx) => {
      if (!(await lockWork(tx, item.key))) return;
      const call = await lockCall(tx, callId);
      if (call && typeof result === 'string') {
        await saveRecordingProblem(tx, callId, result, deps.now());
        await putToTickets(tx, call, { problem: result });
      } else if (call && typeof result !== 'string') {
        await saveRecording(tx, callId, result.storeKey, deps.now());
        await putToTickets(tx, call, result);
      }
      await finishWork(
        tx,
        item.key,
        typeof result === 'string' ? 'dead' : 'done',
        typeof result === 'string' ? result : null,
      );
    });
    deps.nudge();
  }

  async function fetchOne(item: WorkItem<'recording'>): Promise<void> {
    const call = await readCall(database, item.payload.callId);
    if (!call || call.recording === null || call.storeKey !== null) return finishWork(database, item.key, 'done');
    try {
      await end(item, await download(call, call.recording));
    } catch (error) {
      const problem = problemOf(error);
      const words = error instanceof Error ? error.message : String(error);
      const pause = isOutage(error) ? outageSeconds : pausesSeconds[item.attempts - 1];
      if (problem === null && pause !== undefined)
        return postponeWork(database, item.key, { seconds: pause, error: words });
      deps.log.warn({ call: call.id, err: error }, 'the recording of a call could not be fetched');
      await end(item, problem ?? lastProblem(error));
    }
  }

  return {
    /** For workers: fetches what is due; true while there is more. */
    async fetchDue(): Promise<boolean> {
      const items = await claimWork(database, 'recording', { limit: batch, leaseSeconds });
      await Promise.all(items.map(fetchOne));
      return items.length === batch;
    },

    /** For whoever gives a call its ticket: a recording that is here already joins it in the caller's transaction. */
    async attach(tx: Sql, callId: string): Promise<void> {
      const call = await readCall(tx, callId);
      if (!call || call.storeKey === null) return;
      const { storeKey } = call;
      if ((await messagesOfCall(tx, call)).every((message) => message.hasRecording)) return;
      const found = await files.open(storeKey);
      if (!found) return;
      const sound = await describeSound(found.stream, deps.sniff);
      await putToTickets(tx, call, {
        id: deps.newId(),
        name: soundName(call.startedAt, sound.type),
        ...sound,
        storeKey,
        shownKey: null,
        width: null,
        height: null,
        lat: null,
        lon: null,
        scan: 'unscanned',
        problem: null,
        inline: false,
        contentId: null,
      });
    },

    /** The recording of a call that may be seen, for listening. Throws not found. */
    async open(
      id: string,
    ): Promise<{ readonly stream: Readable; readonly size: number; readonly type: string; readonly name: string }> {
      const call = await deps.desk.shown(id);
      const found = call.storeKey === null ? null : await files.open(call.storeKey);
      if (!found) throw notFound();
      const type = await soundTypeOf(found.stream, deps.sniff);
      const sound = type === null ? null : await files.open(call.storeKey ?? '');
      if (type === null || !sound) throw notFound();
      return { ...sound, type, name: soundName(call.startedAt, type) };
    },

    /** Tries once more to have a recording that was given up. */
    async again(id: string): Promise<void> {
      const call = await deps.desk.shown(id);
      if (call.recording === null || call.storeKey !== null)
        throw new HubError('conflict', 'no_recording', {
          vi: 'Cuộc gọi này không có ghi âm nào phải lấy lại.',
          en: 'This call has no recording to fetch again.',
        });
      await database.transaction((tx) => askRecordingAgain(tx, id));
      deps.nudge();
    },
  };
}

export type RecordingService = ReturnType<typeof createRecordingService>;
