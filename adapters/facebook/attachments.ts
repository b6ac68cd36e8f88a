import type { RemoteFile } from '../../src/channels/remote-file.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { endingOf, typeOfEnding } from '../../src/lib/file-types.ts';
import type { Attachment } from './event-schema.ts';
import { unreadPart, wordsOf } from './words.ts';

/** What the attachments of a message come to. */
export type Taken = {
  readonly files: readonly RemoteFile[];
  /** Links and stickers, as lines below the text. */
  readonly lines: readonly string[];
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly problems: readonly Bilingual[];
};

type FileKind = 'image' | 'video' | 'audio' | 'file';

const fileKinds: Readonly<Record<FileKind, { readonly stem: string; readonly extension: string }>> = {
  image: { stem: 'anh', extension: 'jpg' },
  video: { stem: 'video', extension: 'mp4' },
  audio: { stem: 'ghi-am', extension: 'm4a' },
  file: { stem: 'tep', extension: 'bin' },
};
/** The three sizes of Messenger's like button. */
const thumbs = new Set(['369239263222822', '369239343222814', '369239383222810']);

function isFileKind(type: string): type is FileKind {
  return Object.hasOwn(fileKinds, type);
}

function urlOf(text: string | null | undefined): URL | null {
  const url = URL.canParse(text ?? '') ? new URL(text ?? '') : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

function lastSegment(url: URL): string {
  const segment = url.pathname.split('/').at(-1) ?? '';
  try {
    return wordsOf(decodeURIComponent(segment)).slice(-120);
  } catch {
    return '';
  }
}

/** A file to fetch; null: its address is none. Only files that people named themselves keep their name. */
export function remoteFile(kind: FileKind, address: string | null | undefined, index: number): RemoteFile | null {
  const url = urlOf(address);
  if (url === null) return null;
  const given = lastSegment(url);
  const { stem, extension } = fileKinds[kind];
  const ending = endingOf(given);
  // Voice messages are audio in a file that ends like a video.
  const isKnown = typeOfEnding(ending) !== undefined && !(kind === 'audio' && ending === 'mp4');
  const name = kind === 'file' && ending !== undefined ? given : `${stem}-${index + 1}.${isKnown ? ending : extension}`;
  return {
    name,
    type: typeOfEnding(endingOf(name)) ?? 'application/octet-stream',
    remote: url.href,
  };
}

function stickerLine({ payload }: Attachment): string {
  return thumbs.has(payload?.sticker_id ?? '') ? '👍' : '[Nhãn dán]';
}

function linkLine({ title, url, payload }: Attachment): string {
  const words = [title ?? payload?.title, urlOf(url ?? payload?.url)?.href];
  return words
    .map((one) => wordsOf(one))
    .filter((one) => one !== '')
    .join(' ');
}

/**
 * Takes the attachments of one message. A sticker is a picture with a `sticker_id`, a `sticker`, or both at once: one line, no file.
 */
export function takeAttachments(attachments: readonly Attachment[]): Taken {
  const files: RemoteFile[] = [];
  const lines = new Set<string>();
  const problems: Bilingual[] = [];
  let point: Taken['point'] = null;
  for (const one of attachments) {
    const { type, payload } = one;
    if (type === 'sticker' || payload?.sticker_id != null) lines.add(stickerLine(one));
    else if (payload?.coordinates) point = { lat: payload.coordinates.lat, lon: payload.coordinates.long };
    else if (isFileKind(type)) {
      const file = remoteFile(type, payload?.url, files.length);
      if (file) files.push(file);
      else problems.push(unreadPart(type));
    } else {
      const line = linkLine(one);
      if (line === '') problems.push(unreadPart(type));
      else lines.add(line);
    }
  }
  return { files, lines: [...lines], point, problems };
}
