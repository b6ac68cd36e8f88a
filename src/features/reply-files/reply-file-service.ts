import path from 'node:path';
import { replyFileLimits, replyPurposes, type ReplyFile, type ReplyPurpose } from '../../contract/reply-files.ts';
import { canSeeTicket, mayAct } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { KeptFile, LoadedTicket } from '../../domain/ticket/records.ts';
import type { TicketAction } from '../../domain/ticket/transitions.ts';
import { HubError, notFound, notPossibleNow } from '../../lib/errors.ts';
import type { FileAnswer } from '../../lib/route.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { Sql } from '../../platform/sql.ts';
import { documentKind } from './file-kind.ts';
import {
  giveReplyFilesBack,
  insertReplyFile,
  listReplyFiles,
  removeOldReplyFiles,
  removeReplyFile,
  takeReplyFiles,
  type ReplyFileOwner,
  type ReplyFileRecord,
} from './reply-file-store.ts';

/** What nobody sent within so long is forgotten: longer than any case takes. */
const keptMs = 60 * 24 * 60 * 60 * 1000;
const actionFor: Readonly<Record<ReplyPurpose, TicketAction>> = { answer: 'submit', question: 'ask', note: 'note' };

export type ReplyFileDeps = {
  readonly database: Sql;
  readonly tickets: { readonly file: (id: string) => Promise<LoadedTicket | null> };
  readonly files: Pick<FileStore, 'open'>;
  /** Looks into a file and keeps it. */
  readonly keep: (
    files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[],
  ) => Promise<KeptFile[]>;
  /** A scanner is set up: what it has not found clean is not taken. */
  readonly mustScan: boolean;
  readonly now: () => Date;
};

function refusal(kind: 'invalid' | 'too_large' | 'conflict', code: string, vi: string, en: string): HubError {
  return new HubError(kind, `reply_file.${code}`, { vi, en });
}

function tooLarge(): HubError {
  const vi = 'Tệp quá lớn: mỗi tệp tối đa 10 MB.';
  return refusal('too_large', 'too_large', vi, 'The file is too large: a file may have 10 MB.');
}

function tooMany(): HubError {
  return refusal(
    'invalid',
    'too_many',
    'Mỗi thư kèm tối đa 5 tệp, tổng cộng 15 MB.',
    'A message takes 5 files with 15 MB together.',
  );
}

function wrongKind(): HubError {
  return refusal(
    'invalid',
    'wrong_kind',
    'Chỉ gửi được ảnh, PDF và tệp văn bản, bảng tính (DOC, DOCX, XLS, XLSX, ODT, ODS).',
    'Only pictures, PDF and documents can be sent (DOC, DOCX, XLS, XLSX, ODT, ODS).',
  );
}

function infected(): HubError {
  const vi = 'Tệp có mã độc nên không được gửi. Hãy quét máy của bạn và chọn tệp sạch.';
  return refusal('invalid', 'infected', vi, 'The file carries malware and is not sent. Scan your computer first.');
}

function unscanned(): HubError {
  return refusal(
    'conflict',
    'unscanned',
    'Chưa quét được mã độc cho tệp này nên chưa gửi được. Hãy thử lại sau ít phút.',
    'This file could not be scanned for malware yet, so it cannot be sent. Try again in a few minutes.',
  );
}

/** A picture goes as it was encoded anew, without what the camera noted; it is named for what it is then. */
function present(file: ReplyFileRecord): ReplyFile {
  const { id, purpose, name, type, size, shownKey } = file;
  const url = `/api/v1/tickets/${file.ticketId}/files/${id}`;
  return { id, purpose, name, type, size, isPicture: shownKey !== null, url };
}

/** Files that staff put to words they are still writing: each one sees their own, and nobody else does before they are sent. */
export function createReplyFileService(deps: ReplyFileDeps) {
  const { database } = deps;

  async function facts(actor: StaffActor, ticketId: string) {
    const file = await deps.tickets.file(ticketId);
    const known = file && factsOf(file);
    if (!file || !known || file.ticket.id !== ticketId || !canSeeTicket(actor, known)) throw notFound();
    return known;
  }

  async function kept(name: string, bytes: Buffer): Promise<KeptFile> {
    const [file] = await deps.keep([{ name, type: '', bytes }]);
    if (!file || file.scan === 'infected') throw infected();
    if (deps.mustScan && file.scan !== 'clean') throw unscanned();
    if (file.shownKey !== null) return file;
    const kind = documentKind(file);
    if (!kind) throw wrongKind();
    return { ...file, ...kind };
  }

  return {
    async list(actor: StaffActor, ticketId: string): Promise<ReplyFile[]> {
      await facts(actor, ticketId);
      return (await listReplyFiles(database, { ticketId, authorId: actor.id })).map(present);
    },

    /** Throws where the actor may not write such words now, and for a file that is not sent: too large, of another kind, infected. */
    async add(
      actor: StaffActor,
      file: {
        readonly ticketId: string;
        readonly purpose: ReplyPurpose;
        readonly name: string;
        readonly base64: string;
      },
    ): Promise<ReplyFile> {
      const { ticketId, purpose } = file;
      if (!mayAct(actor, actionFor[purpose], await facts(actor, ticketId))) throw notPossibleNow();
      const bytes = Buffer.from(file.base64, 'base64');
      if (bytes.length > replyFileLimits.fileBytes) throw tooLarge();
      const { id, name, type, size, sha256, storeKey, shownKey, width, height, scan } = await kept(file.name, bytes);
      const record = { id, name, type, size, sha256, storeKey, shownKey, width, height, scan };
      const owned = { ...record, ticketId, authorId: actor.id, purpose, createdAt: deps.now() };
      if (!(await insertReplyFile(database, owned, replyFileLimits))) throw tooMany();
      return present(owned);
    },

    async remove(actor: StaffActor, ticketId: string, id: string): Promise<void> {
      const known = await facts(actor, ticketId);
      if (!replyPurposes.some((purpose) => mayAct(actor, actionFor[purpose], known))) throw notPossibleNow();
      await removeReplyFile(database, { ticketId, authorId: actor.id }, id);
    },

    /** As it would be sent. */
    async open(actor: StaffActor, ticketId: string, id: string): Promise<FileAnswer> {
      await facts(actor, ticketId);
      const file = (await listReplyFiles(database, { ticketId, authorId: actor.id })).find((one) => one.id === id);
      const found = file && (await deps.files.open(file.shownKey ?? file.storeKey));
      if (!file || !found) throw notFound();
      if (file.shownKey === null) return { file: { ...found, type: file.type, name: file.name, inline: false } };
      return { file: { ...found, type: 'image/jpeg', name: `${path.parse(file.name).name || id}.jpg`, inline: true } };
    },

    /** What waits with somebody's words on a ticket. */
    waiting: (owner: ReplyFileOwner): Promise<ReplyFileRecord[]> => listReplyFiles(database, owner),

    forgetOld: () => removeOldReplyFiles(database, new Date(deps.now().getTime() - keptMs)),
  };
}

/** What a step of work does with files that wait, within its own transaction. */
export const enclosedFiles = { take: takeReplyFiles, giveBack: giveReplyFilesBack };

export type EnclosedFiles = typeof enclosedFiles;
export type ReplyFileService = ReturnType<typeof createReplyFileService>;
