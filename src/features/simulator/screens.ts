import type { ChatLine, Happening, PageWord, PlatformAct } from '../../contract/simulator.ts';
import { platformNames } from './act-words.ts';
import { newerThan, type Journal } from './journal.ts';
import type { PeopleRegister, Resident } from './people-register.ts';
import { outsiderOn, type PlatformLine, type ShownLine, type ShownWord } from './platform-line.ts';
import type { SentPictures } from './sent-pictures.ts';

type Parts = {
  readonly lines: () => readonly PlatformLine[];
  readonly people: PeopleRegister;
  readonly pictures: SentPictures;
  readonly journal: Journal;
};

/** Lines of one screen that are looked at: the newest. */
const MAX_LINES = 120;

/** Everything that stands on the phones, numbered as it is first seen: platforms are only asked, they tell nothing by themselves. */
export class Screens {
  readonly #parts: Parts;
  readonly #chats = new Map<string, ChatLine>();
  readonly #page = new Map<string, PageWord>();
  readonly #edited = new Map<string, string>();
  /** What was forgotten by hand, though the platforms still have it. */
  readonly #forgotten = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks at all phones; what is new since the last look gets its place in the order. */
  look(): void {
    for (const line of this.#parts.lines()) {
      for (const resident of this.#parts.people.residents()) this.#lookAt(line, resident);
      for (const word of line.page?.() ?? []) this.#see(word);
    }
  }

  chatsSince(position: number): ChatLine[] {
    return newerThan(this.#chats.values(), position);
  }

  pageSince(position: number): PageWord[] {
    return newerThan(this.#page.values(), position);
  }

  /** Writes on the phone that the person did something there. */
  note(channel: PlatformLine['channel'], personId: string, act: PlatformAct): void {
    const seq = this.#parts.journal.next();
    const id = `note-${seq}`;
    const at = new Date().toISOString();
    const line = { key: id, id, seq, at, channel, personId, from: 'note', text: '', note: act } as const;
    this.#chats.set(id, { ...line, files: [], isEdited: false });
  }

  /** The person changed a message of theirs: their own phone shows the new words, whatever the platform keeps. */
  edit(channel: PlatformLine['channel'], id: string, text: string): void {
    this.#edited.set(`${channel} ${id}`, text);
  }

  clear(): void {
    for (const key of [...this.#chats.keys(), ...this.#page.keys()]) this.#forgotten.add(key);
    this.#chats.clear();
    this.#page.clear();
  }

  #lookAt(line: PlatformLine, resident: Resident): void {
    const { channel } = line;
    const shown = line.screen(outsiderOn(channel, resident).id);
    const start = Math.max(0, shown.length - MAX_LINES);
    for (const [index, one] of shown.slice(start).entries())
      this.#meet(channel, resident.person.id, {
        one,
        key: `${channel} ${resident.person.id} ${start + index} ${one.id}`,
      });
  }

  #meet(
    channel: PlatformLine['channel'],
    personId: string,
    { one, key }: { readonly one: ShownLine; readonly key: string },
  ): void {
    const known = this.#chats.get(key);
    const changed = this.#edited.get(`${channel} ${one.id}`);
    const text = changed ?? one.text;
    if (this.#forgotten.has(key) || (known && known.text === text)) return;
    const owner = { channel, personId };
    this.#chats.set(key, {
      key,
      id: one.id,
      seq: this.#parts.journal.next(),
      at: one.at.toISOString(),
      ...owner,
      from: one.from,
      text,
      note: null,
      files: one.files.map((name) => ({ name, url: this.#parts.pictures.urlOf(owner, name) })),
      isEdited: changed !== undefined,
    });
    if (one.from === 'hub' && !known && channel !== 'voice') {
      const name = platformNames[channel];
      const what = { vi: `Tin tới qua ${name.vi}`, en: `A message came by ${name.en}` };
      this.#tellOfAnswer({ channel, personId, what, text });
    }
  }

  #tellOfAnswer(answer: Pick<Happening, 'channel' | 'personId' | 'what'> & { readonly text: string }): void {
    const { text, ...line } = answer;
    const detail = text.slice(0, 300);
    this.#parts.journal.write({ ...line, direction: 'from_hub', outcome: 'passed', detail, link: null });
  }

  #see(word: ShownWord): void {
    const known = this.#page.get(word.id);
    const isSame = known?.text === word.text && known.isHidden === word.isHidden && known.isRemoved === word.isRemoved;
    if (isSame || this.#forgotten.has(word.id)) return;
    const owner = this.#parts.people.residents().find((one) => outsiderOn('facebook', one).id === word.by?.id);
    this.#page.set(word.id, {
      id: word.id,
      seq: this.#parts.journal.next(),
      at: word.at.toISOString(),
      parentId: word.parentId,
      kind: word.parentId === null ? 'post' : 'comment',
      personId: word.by === null ? null : (owner?.person.id ?? word.by.id),
      name: word.by?.name ?? '',
      text: word.text,
      isHidden: word.isHidden,
      isRemoved: word.isRemoved,
    });
    if (word.by !== null || known || word.parentId === null) return;
    const what = { vi: 'Trung tâm bình luận trên Trang', en: 'The centre commented on the page' };
    this.#tellOfAnswer({ channel: 'facebook', personId: null, what, text: word.text });
  }
}
