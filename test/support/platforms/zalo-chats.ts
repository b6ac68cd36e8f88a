import type { Person, Shown } from './platform.ts';

const dayMs = 86_400_000;
const windowMs = 7 * dayMs;

type Chat = { readonly person: Person; readonly shown: Shown[]; lastActedAt: Date | null };

/** Who uses Zalo, and what their telephones show. */
export function createZaloChats(now: () => Date) {
  const chats = new Map<string, Chat>();
  const messageIds = new Set<string>();

  function chatOf(person: Person): Chat {
    const known = chats.get(person.id);
    const chat: Chat = { shown: [], lastActedAt: null, ...known, person };
    chats.set(person.id, chat);
    return chat;
  }

  return {
    chatOf,
    find: (userId: string) => chats.get(userId) ?? null,
    byPhone(phone: string): Person | null {
      const digits = (text: string) => text.replaceAll(/\D/gu, '').replace(/^0/u, '84');
      for (const { person } of chats.values())
        if (person.phone !== undefined && digits(person.phone) === digits(phone)) return person;
      return null;
    },
    /** What the person does opens the window in which they may be written to. */
    acts(person: Person) {
      chatOf(person).lastActedAt = now();
    },
    mayBeWrittenTo(userId: string): boolean {
      const last = chats.get(userId)?.lastActedAt ?? null;
      return last !== null && now().getTime() - last.getTime() <= windowMs;
    },
    show(person: Person, shown: Omit<Shown, 'at'>) {
      messageIds.add(shown.id);
      chatOf(person).shown.push({ ...shown, at: now() });
    },
    hasMessage: (id: string) => messageIds.has(id),
    screen: (userId: string): readonly Shown[] => chats.get(userId)?.shown ?? [],
  };
}
export type ZaloChats = ReturnType<typeof createZaloChats>;
