import { randomUUID } from 'node:crypto';
import { HubError, notFound } from '../../lib/errors.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { Database } from '../../platform/sql.ts';
import {
  endUploadsAt,
  findUploads,
  growUpload,
  insertUpload,
  keysOf,
  removeOldUploads,
  removeUploads,
  type Upload,
} from './upload-store.ts';

const mebibyte = 2 ** 20;

/** Bounds of one file, as those of a form posted at once; and of all files that are on their way into this hub. */
export const uploadLimits = {
  fileBytes: 10 * mebibyte,
  /** Of one piece; only the last one may be smaller than the least. */
  pieceBytes: 10 * mebibyte,
  leastPieceBytes: 16 * 1024,
  roomBytes: 4096 * mebibyte,
} as const;
const lifeMs = 6 * 60 * 60 * 1000;
/** After the form was taken: somebody who lost the answer sends the same form once more. */
const afterUseMs = 60 * 60 * 1000;

export type UploadedFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function tooLarge(): HubError {
  return new HubError('too_large', 'upload.too_large', {
    vi: 'Tệp quá lớn: mỗi tệp tối đa 10 MB.',
    en: 'The file is too large: a file may have 10 MB.',
  });
}

function noRoom(): HubError {
  return new HubError('unavailable', 'upload.no_room', {
    vi: 'Hệ thống đang nhận quá nhiều tệp. Hãy thử lại sau ít phút, hoặc gửi trước không kèm tệp.',
    en: 'Too many files are coming in just now. Try again in a few minutes, or send without files first.',
  });
}

function wrongKind(): HubError {
  return new HubError('invalid', 'upload.wrong_kind', {
    vi: 'Tệp này không phải là ảnh, video, âm thanh hoặc PDF.',
    en: 'This file is not a picture, video, sound or PDF.',
  });
}

function tooSmall(): HubError {
  return new HubError('invalid', 'upload.piece', {
    vi: 'Mỗi phần của tệp phải có ít nhất 16 kB, trừ phần cuối.',
    en: 'A piece of a file must have at least 16 kB, but for the last one.',
  });
}

function isWelcome(type: string): boolean {
  return /^(image|video|audio)\//.test(type) ? type !== 'image/svg+xml' : type === 'application/pdf';
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Files that come in pieces over a weak network and are named by a form afterwards. Whoever knows the id may go on with it;
 * nobody can read it back. What a file is, its content says.
 */
export function createUploadService(deps: {
  readonly database: Database;
  readonly files: FileStore;
  /** Kind of a file by its content; null: not known. */
  readonly sniff: (bytes: Buffer) => Promise<string | null>;
  readonly now: () => Date;
}) {
  const { database, files } = deps;

  async function find(id: string): Promise<Upload> {
    const [upload] = uuid.test(id) ? await findUploads(database, [id], deps.now()) : [];
    if (!upload) throw notFound();
    return upload;
  }

  async function bytesOf(upload: Upload): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (const key of keysOf(upload)) {
      const opened = await files.open(key);
      if (opened) pieces.push(await readAll(opened.stream));
    }
    return Buffer.concat(pieces);
  }

  async function forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) await files.remove(key);
  }

  return {
    find,

    /** Announces a file; throws when it is too large or there is no room. */
    async begin(file: { readonly name: string; readonly type: string; readonly size: number }): Promise<Upload> {
      if (!Number.isInteger(file.size) || file.size < 1) throw wrongKind();
      if (file.size > uploadLimits.fileBytes) throw tooLarge();
      const createdAt = deps.now();
      const expiresAt = new Date(createdAt.getTime() + lifeMs);
      const upload = { id: randomUUID(), ...file, name: file.name.slice(0, 200), type: file.type.slice(0, 100) };
      const hasRoom = await insertUpload(database, { ...upload, createdAt, expiresAt }, uploadLimits.roomBytes);
      if (!hasRoom) throw noRoom();
      return { ...upload, received: 0, storeKey: '', expiresAt };
    },

    /**
     * Adds a piece at `offset` and gives back where the file ends now. When it does not end at `offset`, nothing is added
     * and the answer says where it ends. Throws when the content is of no kind that is taken; the file is forgotten then.
     */
    async append(id: string, offset: number, piece: Buffer): Promise<Upload & { readonly isAppended: boolean }> {
      const upload = await find(id);
      if (upload.received !== offset) return { ...upload, isAppended: false };
      if (offset + piece.length > upload.size) throw tooLarge();
      if (piece.length === 0) return { ...upload, isAppended: true };
      const received = offset + piece.length;
      if (piece.length < uploadLimits.leastPieceBytes && received < upload.size) throw tooSmall();
      // What tells the kind of a file stands at its beginning, and the first piece is never smaller than that.
      const type = offset > 0 ? upload.type : ((await deps.sniff(piece)) ?? 'application/octet-stream');
      if (!isWelcome(type)) {
        await forget(await removeUploads(database, [id]));
        throw wrongKind();
      }
      const { key } = await files.put(piece);
      const storeKey = [...keysOf(upload), key].join(',');
      const isAppended = await growUpload(database, { id, from: offset, received, storeKey, type });
      if (isAppended) return { ...upload, received, storeKey, type, isAppended };
      await forget([key]);
      return { ...(await find(id)), isAppended };
    },

    /** Forgets a file that was taken out of the form. */
    async drop(id: string): Promise<void> {
      if (uuid.test(id)) await forget(await removeUploads(database, [id]));
    },

    /** The whole files that a form names, in its order; null when one is missing, not whole or too old. */
    async collect(ids: readonly string[]): Promise<UploadedFile[] | null> {
      if (ids.some((id) => !uuid.test(id))) return null;
      const found = new Map((await findUploads(database, ids, deps.now())).map((upload) => [upload.id, upload]));
      const collected: UploadedFile[] = [];
      for (const id of ids) {
        const upload = found.get(id);
        if (!upload || upload.received !== upload.size) return null;
        const bytes = await bytesOf(upload);
        if (bytes.length !== upload.size) return null;
        collected.push({ name: upload.name, type: upload.type, bytes });
      }
      return collected;
    },

    /** After the form was taken its files are kept for a repeated sending, and then forgotten. */
    used: (ids: readonly string[]) => endUploadsAt(database, ids, new Date(deps.now().getTime() + afterUseMs)),

    async forgetOld(): Promise<void> {
      await forget(await removeOldUploads(database, deps.now()));
    },
  };
}

export type UploadService = ReturnType<typeof createUploadService>;
