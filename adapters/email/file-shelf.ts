import type { InboundAttachment } from '../../src/channels/inbound.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { mailLimits } from './limits.ts';
import { mailProblems } from './mail-problems.ts';

/** A thousand files would otherwise give a thousand sentences. */
const mostProblems = 10;

/** A file of a mail. `inline`: the HTML shows it where it names its `contentId` by a cid: address. */
export type MailFile = InboundAttachment & { readonly inline?: true; readonly contentId?: string };

/** Files taken so far, within the limits on their number and sizes; `seen` counts the others too. */
export type FileShelf = {
  readonly files: MailFile[];
  readonly problems: Set<Bilingual>;
  totalBytes: number;
  seen: number;
};

export function newFileShelf(problems: Set<Bilingual>): FileShelf {
  return { files: [], problems, totalBytes: 0, seen: 0 };
}

/** Puts a file on the shelf; one that is too large is named among the problems instead, one too many is only counted. */
export function keepFile(shelf: FileShelf, file: MailFile): void {
  shelf.seen += 1;
  if (shelf.files.length >= mailLimits.attachmentCount) return;
  const bytes = file.bytes.length;
  if (bytes > mailLimits.attachmentBytes || shelf.totalBytes + bytes > mailLimits.attachmentTotalBytes) {
    if (shelf.problems.size < mostProblems)
      shelf.problems.add(mailProblems.fileTooLarge({ number: shelf.seen, bytes }));
    return;
  }
  shelf.totalBytes += bytes;
  shelf.files.push({ ...file, name: cleanName(file.name) || `attachment-${shelf.files.length + 1}` });
}

/** Says, when all files were seen, that there were too many. */
export function closeShelf(shelf: FileShelf): void {
  if (shelf.files.length >= mailLimits.attachmentCount && shelf.seen > shelf.files.length)
    shelf.problems.add(mailProblems.tooManyFiles(shelf.seen));
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
