import type { Bilingual, InboundAttachment } from '../../src/channels/port.ts';
import { mailLimits } from './limits.ts';
import { mailProblems } from './mail-problems.ts';

/** A file of a mail. `inline`: the HTML shows it where it names its `contentId` by a cid: address. */
export type MailFile = InboundAttachment & { readonly inline?: true; readonly contentId?: string };

/** Files taken so far, within the limits on their number and sizes. */
export type FileShelf = { readonly files: MailFile[]; readonly problems: Set<Bilingual>; totalBytes: number };

/** Puts a file on the shelf; one beyond the limits is named among the problems instead. */
export function keepFile(shelf: FileShelf, file: MailFile): void {
  const name = cleanName(file.name) || `attachment-${shelf.files.length + 1}`;
  const size = file.bytes.length;
  if (shelf.files.length >= mailLimits.attachmentCount) {
    // A thousand parts would otherwise give a thousand sentences.
    if (shelf.problems.size < 30) shelf.problems.add(mailProblems.tooManyFiles(name));
  } else if (size > mailLimits.attachmentBytes || shelf.totalBytes + size > mailLimits.attachmentTotalBytes) {
    shelf.problems.add(mailProblems.fileTooLarge(name));
  } else {
    shelf.totalBytes += size;
    shelf.files.push({ ...file, name });
  }
}

/** One line without control characters, of a length that every file system takes. */
export function cleanName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\u2028\u2029]/gu, '')
    .normalize('NFC')
    .trim();
  if (clean.length <= 200) return clean;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return `${clean.slice(0, 200 - extension.length)}${extension}`;
}
