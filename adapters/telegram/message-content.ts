import type { RemoteFile } from '../../src/channels/remote-file.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { mediaLimit } from './limits.ts';
import type { TelegramEntity, TelegramFile, TelegramMessage } from './update-schema.ts';

/** What a message holds. `isEmpty`: nothing that a person said, or nothing that we can read. */
export type Content = {
  readonly text: string;
  readonly files: readonly RemoteFile[];
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly problems: readonly Bilingual[];
  readonly isEmpty: boolean;
};

/** Puts into words, files and a place what a person sent. Stickers and dice count as the sign they stand for. */
export function contentOf(message: TelegramMessage): Content {
  const lines = [
    quotedOf(message),
    textOf(message),
    message.sticker && (message.sticker.emoji ?? '🙂'),
    message.dice?.emoji,
    placeOf(message),
    contactOf(message),
    pollOf(message),
  ];
  const text = lines
    .filter((line) => line !== undefined && line !== '')
    .map((line) => shownForm(line ?? ''))
    .join('\n')
    .trim();
  const { files, problems } = filesOf(message);
  const { location } = message;
  return {
    text,
    files,
    point: location === undefined ? null : { lat: location.latitude, lon: location.longitude },
    problems,
    isEmpty: text === '' && files.length === 0 && problems.length === 0,
  };
}

/** What stands in another chat is nowhere else to be read; what is quoted from this one is. */
function quotedOf({ external_reply: from, quote }: TelegramMessage): string | undefined {
  return from === undefined || quote === undefined ? undefined : quote.text.replace(/^/gmu, '> ');
}

function textOf(message: TelegramMessage): string {
  const { text, entities, caption, caption_entities: captionEntities } = message;
  // Told as the person said it: `/start` is what the chat was opened with.
  const said = (text ?? '').replace(/^\/start(?:@\w+)?\s+/u, (command) => ' '.repeat(command.length));
  return [withAddresses(said, entities ?? []), withAddresses(caption ?? '', captionEntities ?? [])]
    .filter((part) => part !== '')
    .join('\n');
}

/** Words that hide an address behind them get it written out: staff see text alone. Offsets are UTF-16, as ours. */
function withAddresses(text: string, entities: readonly TelegramEntity[]): string {
  const links = entities.filter((entity) => entity.type === 'text_link' && entity.url !== undefined);
  let result = text;
  for (const link of links.sort((one, other) => other.offset - one.offset)) {
    const end = link.offset + link.length;
    result = `${result.slice(0, end)} (${link.url})${result.slice(end)}`;
  }
  return result;
}

function placeOf({ location, venue }: TelegramMessage): string | undefined {
  if (location === undefined) return undefined;
  const point = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return venue === undefined ? `📍 ${point}` : `📍 ${venue.title}, ${venue.address} (${point})`;
}

function contactOf({ contact }: TelegramMessage): string | undefined {
  if (contact === undefined) return undefined;
  const name = [contact.first_name, contact.last_name].filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? `☎ ${contact.phone_number}` : `☎ ${name}: ${contact.phone_number}`;
}

function pollOf({ poll }: TelegramMessage): string | undefined {
  if (poll === undefined) return undefined;
  return [poll.question, ...poll.options.map((option) => `- ${option.text}`)].join('\n');
}

type Found = { readonly file: TelegramFile; readonly name: string; readonly type: string };

function filesOf(message: TelegramMessage): {
  readonly files: readonly RemoteFile[];
  readonly problems: readonly Bilingual[];
} {
  const files: RemoteFile[] = [];
  const problems: Bilingual[] = [];
  const found = foundIn(message);
  // Words of a caption stand under something.
  if (found.length === 0 && message.caption !== undefined) problems.push(unreadable);
  for (const { file, name, type } of found) {
    const clean = shownForm(file.file_name ?? '').slice(0, 200) || name;
    if ((file.file_size ?? 0) > mediaLimit) problems.push(tooLarge(clean, file.file_size ?? 0));
    else files.push({ name: clean, type: shownForm(file.mime_type ?? '') || type, remote: file.file_id });
  }
  return { files, problems };
}

/** A moving picture comes twice, as `animation` and as `document`: one of them is enough. */
function foundIn(message: TelegramMessage): readonly Found[] {
  const found: Found[] = [];
  const add = (file: TelegramFile | undefined, name: string, type: string): void => {
    if (file !== undefined) found.push({ file, name: `${name.replace('-', `-${message.message_id}`)}`, type });
  };
  add(largestPhoto(message), 'photo-.jpg', 'image/jpeg');
  add(message.document ?? message.animation, 'file-', 'application/octet-stream');
  add(message.audio, 'audio-.mp3', 'audio/mpeg');
  add(message.voice, 'voice-.ogg', 'audio/ogg');
  add(message.video, 'video-.mp4', 'video/mp4');
  add(message.video_note, 'video-.mp4', 'video/mp4');
  return found;
}

function largestPhoto({ photo }: TelegramMessage): TelegramFile | undefined {
  return [...(photo ?? [])].sort((one, other) => other.width * other.height - one.width * one.height)[0];
}

const unreadable: Bilingual = {
  vi: 'Có nội dung gửi kèm mà hub không đọc được; hãy hỏi người gửi.',
  en: 'Something came with it that the hub cannot read; please ask the sender.',
};

function tooLarge(name: string, bytes: number): Bilingual {
  const size = Math.ceil(bytes / 2 ** 20);
  return {
    vi: `Tệp “${name}” nặng ${size} MB; Telegram chỉ giao cho bot tệp đến 20 MB nên chưa lấy được.`,
    en: `The file “${name}” has ${size} MB; Telegram hands files up to 20 MB to bots, so it could not be taken over.`,
  };
}
