import type { Entity } from './entity.ts';
import { decodeWords } from './encoded-words.ts';
import { cleanName } from './file-shelf.ts';
import { splitPart } from './mail-headers.ts';
import { readStructured } from './parameters.ts';

const extensions: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/gif', '.gif'],
  ['image/heic', '.heic'],
  ['image/webp', '.webp'],
  ['application/pdf', '.pdf'],
  ['text/html', '.html'],
  ['text/plain', '.txt'],
  ['video/mp4', '.mp4'],
  ['audio/amr', '.amr'],
]);

/** The name that the sender gave a part; null: none. */
function givenName(entity: Entity): string | null {
  const disposition = readStructured(entity.headers.first('content-disposition'));
  const name = cleanName(disposition.parameters.get('filename') ?? entity.type.parameters.get('name') ?? '');
  return name === '' ? null : name;
}

/** The name of a part as a file: its own, the subject of an attached mail, or one made of its type. */
export function partFileName(entity: Entity, position: number): string {
  const own = givenName(entity);
  if (own !== null) return own;
  const type = entity.type.value;
  if (type === 'message/rfc822' || type === 'message/global') {
    const subject = cleanName(
      decodeWords(splitPart(entity.body).headers.first('subject') ?? '').replace(/[\\/:*?"<>|]/gu, '-'),
    );
    return subject === '' ? `message-${position}.eml` : `${subject.slice(0, 120)}.eml`;
  }
  if (type === 'text/calendar') return 'invite.ics';
  return `attachment-${position}${extensions.get(type) ?? ''}`;
}
