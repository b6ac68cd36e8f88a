import type { RemoteFile } from '../../src/channels/remote-file.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { endingOf, typeOfEnding } from '../../src/lib/file-types.ts';
import { normalisePhone } from '../../src/lib/phone.ts';
import { jsonObject, type ZaloAttachment } from './event.ts';

/** What the attachments of a message come to. */
export type ReadAttachments = {
  readonly files: readonly RemoteFile[];
  /** What they say in words, to stand under the text. */
  readonly lines: readonly string[];
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly problems: readonly Bilingual[];
};

/** Zalo names no type of what it offers; the file itself is examined once it is here. */
const usual: Readonly<Record<string, { readonly name: string; readonly ending: string; readonly type: string }>> = {
  image: { name: 'anh', ending: 'jpg', type: 'image/jpeg' },
  gif: { name: 'anh-dong', ending: 'gif', type: 'image/gif' },
  sticker: { name: 'nhan-dan', ending: 'png', type: 'image/png' },
  audio: { name: 'ghi-am', ending: 'aac', type: 'audio/aac' },
  video: { name: 'video', ending: 'mp4', type: 'video/mp4' },
  file: { name: 'tep', ending: 'bin', type: 'application/octet-stream' },
};

const noAddress: Bilingual = {
  vi: 'Zalo không cho biết địa chỉ của một tệp đính kèm.',
  en: 'Zalo gave no address for an attachment.',
};
const noPlace: Bilingual = {
  vi: 'Vị trí gửi kèm không đọc được.',
  en: 'The shared location could not be read.',
};

/** Takes the attachments of a message apart. Never throws; what cannot be read becomes a problem. */
export function readAttachments(attachments: readonly ZaloAttachment[]): ReadAttachments {
  const files: RemoteFile[] = [];
  const lines: string[] = [];
  const problems: Bilingual[] = [];
  let point: ReadAttachments['point'] = null;
  for (const [index, { type, payload }] of attachments.entries()) {
    if (type === 'location') {
      point = pointOf(payload) ?? point;
      if (pointOf(payload) === null) problems.push(noPlace);
      continue;
    }
    if (type === 'link') {
      lines.push(...linkLines(payload));
      continue;
    }
    if (payload.description) lines.push(payload.description);
    // A small picture says more than none.
    const remote = [payload.url, payload.thumbnail].find(isWebAddress);
    if (remote === undefined) problems.push(noAddress);
    else files.push(fileOf(type, { ...payload, url: remote }, index + 1));
  }
  return { files, lines, point, problems };
}

type Payload = ZaloAttachment['payload'];

/** Zalo writes both as words. */
function pointOf({ coordinates }: Payload): { lat: number; lon: number } | null {
  if (coordinates === undefined) return null;
  const { latitude: lat, longitude: lon } = coordinates;
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0);
  return isOnEarth ? { lat, lon } : null;
}

/** A business card is a link whose description is JSON; the number on it is of whom it shows, not of the sender. */
function linkLines({ title = '', description = '', url = '' }: Payload): readonly string[] {
  const phone = jsonObject(Buffer.from(description))?.['phone'];
  if (typeof phone === 'string' || typeof phone === 'number') return [normalisePhone(String(phone)) ?? String(phone)];
  return [title, description, url].filter((line) => line !== '');
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

function fileOf(type: string, payload: Payload, number: number): RemoteFile {
  const { url: remote = '', name = '' } = payload;
  const fallback = usual[type] ?? { name: 'tep', ending: 'bin', type: 'application/octet-stream' };
  const ending = endingOf(name) ?? endingOf(new URL(remote).pathname) ?? fallback.ending;
  const ownName = name.replaceAll(/[/\\]/gu, '_').trim();
  return {
    name: ownName === '' ? `${fallback.name}-${number}.${ending}` : ownName,
    type: typeOfEnding(ending) ?? fallback.type,
    remote,
  };
}
