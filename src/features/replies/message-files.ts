import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { IdentityKind } from '../../channels/kinds.ts';
import type { OutboundAttachment, OutboundFile } from '../../channels/outbound.ts';
import type { RegisteredAdapter } from '../../channels/port.ts';
import type { AttachmentRecord } from '../../domain/ticket/records.ts';
import type { FileStore } from '../../platform/file-store.ts';

/** A file of a message to a person. */
export type MessageFile = Pick<AttachmentRecord, 'name' | 'type' | 'size' | 'storeKey' | 'shownKey' | 'scan'>;

/** A file as it goes out: a picture as it was encoded anew, without what the camera noted. */
export function asSent(file: Pick<MessageFile, 'name' | 'type' | 'size' | 'shownKey'>): OutboundFile {
  const { name, type, size } = file;
  if (file.shownKey === null) return { name, type, size };
  return { name: `${path.parse(name).name || 'anh'}.jpg`, type: 'image/jpeg', size };
}

/** Which of the files, in their order, go with a message of this channel; the others are opened on the tracking page. */
export function carriedOf<File extends OutboundFile>(
  files: readonly File[],
  { capabilities, carries }: Pick<RegisteredAdapter, 'capabilities' | 'carries'>,
  kind: IdentityKind,
): File[] {
  const { maxCount, maxBytes } = capabilities.attachments;
  return files.filter((file) => file.size <= maxBytes && (carries?.(file, kind) ?? true)).slice(0, maxCount);
}

/** The files with their content, as they go out; null when one of them is not in the store. */
export async function readFiles(
  files: readonly MessageFile[],
  store: Pick<FileStore, 'open'>,
): Promise<(OutboundFile & OutboundAttachment)[] | null> {
  const read: (OutboundFile & OutboundAttachment)[] = [];
  for (const file of files) {
    const found = await store.open(file.shownKey ?? file.storeKey);
    if (!found) return null;
    read.push({ ...asSent(file), size: found.size, bytes: await buffer(found.stream) });
  }
  return read;
}

/** What is said where files do not come with the message; null: they all do. One line, as the SMS is paid by its length. */
export function linkedWords(count: number, lang: 'vi' | 'en', link: string | null): string | null {
  if (count === 0) return null;
  const end = link === null ? '' : `: ${link}`;
  if (lang === 'en') return `${count === 1 ? '1 file' : `${count} files`} to open on the tracking page${end}`;
  return `Có ${count} tệp kèm theo, mở ở trang theo dõi${end}`;
}
