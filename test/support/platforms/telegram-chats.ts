import type { Person, Said, Shown } from './platform.ts';

type StoredFile = { readonly id: string; readonly name: string; readonly type: string; readonly bytes: Buffer };

/** Every chat of one bot: who writes, what stands in it, which files were sent. */
export function createTelegramChats() {
  const chatIds = new Map<string, number>();
  const people = new Map<number, Person>();
  const screens = new Map<number, Shown[]>();
  const files = new Map<string, StoredFile>();
  const blocked = new Set<number>();
  let nextMessage = 1;
  let nextFile = 1;

  /** Telegram's number of a person; other names get one of their own. */
  function chatOf(person: Person): number {
    const known = chatIds.get(person.id);
    if (known !== undefined) return known;
    const id = /^[1-9]\d{0,14}$/u.test(person.id) ? Number(person.id) : 5_100_000_001 + chatIds.size;
    chatIds.set(person.id, id);
    people.set(id, person);
    return id;
  }

  function frame(person: Person): Record<string, unknown> {
    const id = chatOf(person);
    const messageId = nextMessage;
    nextMessage += 1;
    return {
      message_id: messageId,
      from: { id, is_bot: false, first_name: person.name, language_code: 'vi' },
      chat: { id, type: 'private', first_name: person.name },
      date: Math.floor(Date.now() / 1000),
    };
  }

  function keepFile(file: Omit<StoredFile, 'id'>): StoredFile {
    const stored = { ...file, id: `AgACAgUAAxkBAAI${nextFile}` };
    nextFile += 1;
    files.set(stored.id, stored);
    return stored;
  }

  function content({ id, name, type, bytes }: StoredFile): object {
    const file = { file_id: id, file_unique_id: `u${id}`, file_size: bytes.length };
    if (type === 'image/jpeg')
      return {
        photo: [
          { ...file, file_id: `${id}small`, file_size: 1200, width: 90, height: 67 },
          { ...file, width: 1280, height: 960 },
        ],
      };
    if (type === 'audio/ogg') return { voice: { ...file, duration: 3, mime_type: type } };
    if (type.startsWith('video/')) return { video: { ...file, width: 640, height: 480, duration: 3, mime_type: type } };
    return { document: { ...file, file_name: name, mime_type: type } };
  }

  function show(chat: number, shown: Omit<Shown, 'at' | 'id'> & { readonly messageId: number }): void {
    const { messageId, ...rest } = shown;
    const line = { ...rest, id: `${chat}:${messageId}`, at: new Date() };
    screens.set(chat, [...(screens.get(chat) ?? []), line]);
  }

  return {
    chatOf,
    frame,
    files,
    blocked,
    show,
    /** A file as a message names it. */
    fileFields: (file: Omit<StoredFile, 'id'>) => content(keepFile(file)),
    isKnown: (chat: number) => people.has(chat),
    screen: (personId: string) => screens.get(chatIds.get(personId) ?? 0) ?? [],
    /** The messages that a person's words become: one, or one for each file of an album with the text on the first. */
    messagesOf(person: Person, said: Said): readonly Record<string, unknown>[] {
      const stored = (said.files ?? []).map(keepFile);
      const text = said.text ?? '';
      const place = said.point && { location: { latitude: said.point.lat, longitude: said.point.lon } };
      const album = stored.length > 1 ? { media_group_id: `137${Date.now()}${nextFile}` } : {};
      const messages: Record<string, unknown>[] = stored.map((file, index) => ({
        ...frame(person),
        ...album,
        ...content(file),
        ...(index === 0 && text !== '' && { caption: text }),
      }));
      if (stored.length === 0 && text !== '') messages.push({ ...frame(person), text });
      if (place) messages.push({ ...frame(person), ...place });
      for (const message of messages)
        show(chatOf(person), {
          messageId: Number(message['message_id']),
          from: 'person',
          text: typeof message['text'] === 'string' ? message['text'] : String(message['caption'] ?? ''),
          files: stored.filter((_, index) => messages[index] === message).map((file) => file.name),
        });
      return messages;
    },
    /** What the bot says in a chat. */
    addOutgoing(chat: number, text: string, names: readonly string[]): object {
      const messageId = nextMessage;
      nextMessage += 1;
      show(chat, { messageId, from: 'hub', text, files: names });
      return {
        message_id: messageId,
        from: { id: 7_000_000_001, is_bot: true, first_name: 'Tổng đài 1022' },
        chat: { id: chat, type: 'private' },
        date: Math.floor(Date.now() / 1000),
        text,
      };
    },
  };
}
