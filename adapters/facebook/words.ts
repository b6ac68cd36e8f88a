import { cutText } from '../../src/domain/text/cut.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';

const longest = 20_000;

/** What a person wrote, fit to be stored. */
export function wordsOf(text: string | null | undefined): string {
  return cutText(shownForm(text ?? '').trim(), longest);
}

/** A name for people, in one line; null: none was given. */
export function nameOf(text: string | null | undefined): string | null {
  return cutText(wordsOf(text).replace(/\s+/gu, ' '), 120).trim() || null;
}

/** Something that came and that nobody here can read. */
export function unreadPart(what: string): Bilingual {
  const kind = wordsOf(what).slice(0, 40);
  return {
    vi: `Có nội dung không đọc được ở đây (${kind}); xem trong hộp thư của Trang.`,
    en: `Something cannot be read here (${kind}); see the inbox of the Page.`,
  };
}
