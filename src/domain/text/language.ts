import { foldWord } from './fold.ts';

/** Language of a text as far as it changes what the hub does: which language to answer in. */
export type TextLanguage = 'vi' | 'en' | 'other';

// Letters that only Vietnamese uses among the languages the hub meets.
const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
const words = /[\p{L}\p{M}]+/gu;

const englishWords = new Set(
  `the and is are was were of to in on for with not no my our your this that have has had be been please from at it we i you
  there when how what where why can could would should will do does did an a by or but they their which than since because`.split(
    /\s+/u,
  ),
);
const vietnameseSyllables = new Set(
  `toi khong ko duoc dc nguoi cua cho voi nay da dang bi co la va o tai xa phuong duong nha nuoc dien cong ty ho so lam thi mot
  nhung cac rat de nghi phan anh kien mong xin hoi ngay thang chua gi sao em anh chi ong ba nao nhu ve den trong ra vao khu pho
  thon xe truong hoc tien qua lau roi ma thue dat bao hiem giay to tinh huyen chung minh kinh gui chao`.split(/\s+/u),
);

/** Guesses Vietnamese (with or without diacritics), English, or neither; short or unclear text counts as Vietnamese if any word is. */
export function guessLanguage(text: string): TextLanguage {
  const sample = text.slice(0, 4000).normalize('NFC');
  const marked = sample.match(vietnameseLetters)?.length ?? 0;
  const tokens = sample.match(words) ?? [];
  if (tokens.length === 0) return 'other';

  let vi = 0;
  let en = 0;
  for (const token of tokens) {
    const folded = foldWord(token);
    if (englishWords.has(folded)) en += 1;
    if (vietnameseSyllables.has(folded)) vi += 1;
  }
  if (marked >= Math.max(1, tokens.length * 0.15)) return 'vi';
  if (en > vi && en >= tokens.length * 0.15) return 'en';
  if (vi > 0 && vi >= tokens.length * 0.15) return 'vi';
  return marked > 0 ? 'vi' : 'other';
}
