import { createHash } from 'node:crypto';
import type { Person, Said } from './platform.ts';
import { newMessageId } from './zalo-messages.ts';

/** An event's own part; what is common to all is added where it is posted. */
export type ZaloEventBody = Readonly<Record<string, unknown>> & { readonly event_name: string };

type SaidFile = NonNullable<Said['files']>[number];
type UserMessage = {
  readonly id: string;
  readonly event: ZaloEventBody;
  readonly text: string;
  readonly files: readonly string[];
};

function kindOf(type: string): 'image' | 'gif' | 'audio' | 'video' | 'file' {
  if (type === 'image/gif') return 'gif';
  const [family] = type.split('/');
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file';
}

function payloadOf(kind: ReturnType<typeof kindOf>, file: SaidFile, url: string): object {
  if (kind === 'image' || kind === 'gif') return { thumbnail: url, url };
  if (kind === 'video') return { url, thumbnail: url, description: '' };
  if (kind === 'audio') return { url };
  const checksum = createHash('md5').update(file.bytes).digest('hex');
  return { url, name: file.name, size: String(file.bytes.length), checksum, type: file.name.split('.').at(-1) ?? '' };
}

/** The events that one thing a person sends becomes: Zalo puts a text under the first picture only, and files apart. */
export function eventsOfSaid(
  input: { readonly person: Person; readonly oaId: string; readonly urlOf: (file: SaidFile) => string },
  said: Said,
): readonly UserMessage[] {
  const { person, oaId } = input;
  const messages: UserMessage[] = [];
  const add = (name: string, message: Readonly<Record<string, unknown>>, files: readonly string[] = []) => {
    const id = newMessageId();
    const parties = { sender: { id: person.id }, recipient: { id: oaId } };
    const event = { event_name: name, ...parties, message: { msg_id: id, ...message } };
    messages.push({ id, event, text: typeof message['text'] === 'string' ? message['text'] : '', files });
  };
  const files = [...(said.files ?? [])];
  const first = files[0];
  const isCaption = said.text !== undefined && first !== undefined && kindOf(first.type) === 'image';
  if (said.text !== undefined && !isCaption) add('user_send_text', { text: said.text });
  for (const file of files) {
    const kind = kindOf(file.type);
    const caption = isCaption && file === first ? { text: said.text } : {};
    const attachments = [{ type: kind, payload: payloadOf(kind, file, input.urlOf(file)) }];
    add(`user_send_${kind}`, { ...caption, attachments }, [file.name]);
  }
  if (said.point !== undefined) {
    const coordinates = { latitude: String(said.point.lat), longitude: String(said.point.lon) };
    add('user_send_location', { text: '', attachments: [{ type: 'location', payload: { coordinates } }] });
  }
  return messages;
}
