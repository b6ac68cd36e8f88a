import { randomBytes, randomInt } from 'node:crypto';
import type { Person, Shown } from './platform.ts';

/** A comment or a post below the Page, as everybody sees it. */
export type PublicWord = {
  readonly id: string;
  readonly postId: string;
  /** The comment or post that it stands under; null for a post. */
  readonly parentId: string | null;
  /** Null: written by the Page. */
  readonly by: Person | null;
  readonly at: Date;
  text: string;
  isRemoved: boolean;
  isHidden: boolean;
  /** A private reply was given to it. */
  isAnswered: boolean;
};

/** The Page's world: who wrote what, and when. Its clock runs with the real one and can be put forward. */
export function graphWorld(pageId: string) {
  let aheadMs = 0;
  const screens = new Map<string, Shown[]>();
  const people = new Map<string, { readonly person: Person; readonly wroteAt: Date }>();
  const words = new Map<string, PublicWord>();
  const now = () => new Date(Date.now() + aheadMs);
  const number = () => String(randomInt(1, 2 ** 47));
  const ownPost = `${pageId}_${number()}`;

  return {
    now,
    advance(ms: number): void {
      aheadMs += ms;
    },
    /** The post of the Page that people comment on. */
    ownPost,
    newMid: () => `m_${randomBytes(32).toString('base64url')}`,
    newPostId: () => `${pageId}_${number()}`,
    newCommentId: (postId: string) => `${postId.split('_').at(-1) ?? ''}_${number()}`,
    show(personId: string, shown: Shown): void {
      screens.set(personId, [...(screens.get(personId) ?? []), shown]);
    },
    screen: (personId: string): readonly Shown[] => screens.get(personId) ?? [],
    /** Only what the person does opens the window; echoes do not. */
    wrote(person: Person): void {
      people.set(person.id, { person, wroteAt: now() });
    },
    person: (id: string): Person | undefined => people.get(id)?.person,
    /** Since when the person is silent, in milliseconds; null: they never wrote. */
    silentMs(personId: string): number | null {
      const at = people.get(personId)?.wroteAt;
      return at === undefined ? null : now().getTime() - at.getTime();
    },
    publish(word: Pick<PublicWord, 'id' | 'postId' | 'parentId' | 'by' | 'text'>): PublicWord {
      const whole = { ...word, at: now(), isRemoved: false, isHidden: false, isAnswered: false };
      words.set(word.id, whole);
      return whole;
    },
    word: (id: string): PublicWord | undefined => words.get(id),
    /** What stands under a comment or post, oldest first. */
    under: (id: string): readonly PublicWord[] =>
      [...words.values()].filter((word) => word.parentId === id && !word.isRemoved),
  };
}

export type GraphWorld = ReturnType<typeof graphWorld>;
