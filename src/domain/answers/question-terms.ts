import { idleWords } from '../text/idle-words.ts';
import type { TextToken } from '../text/tokens.ts';

/** A word, or two words side by side, that say what a question is about. */
export type QuestionTerm = {
  /** Folded; two words with a blank between them. */
  readonly key: string;
  /** As written, with its diacritics. */
  readonly exact: string;
  readonly isPair: boolean;
  /** Words `tokens[from] … tokens[to - 1]`. */
  readonly from: number;
  readonly to: number;
};

/** What any question holds besides its matter, folded: words, and pairs of words that mean something else alone. */
const askingWords = new Set(
  (
    'dau va voi ca thi het xong mat lau nhieu thu tuc giay nop cap muc theo nua e k ko hong ad ace cty ben cho cu moi ma nhe nha a vay the z ' +
    'where how what when which who can could do does did you your i need want would like tell know get please any should about there or if by as'
  ).split(' '),
);
const askingPairs = new Set(
  (
    'thu tuc,ho so,giay to,o dau,bao lau,bao nhieu,can gi,can giay,can nhung,lam sao,lam the,the nao,nhu the,cho hoi,xin hoi,nop o,nop ho,mat bao,huong dan,' +
    'muon hoi,cho em,cho toi,cho minh,cho e,gom nhung,nhung gi,giay gi,lam o,dau vay,o xa,xa nao,mot cua,duoc khong,co phai,phai khong,' +
    'hom nay,bay gio,hien nay,so dien,dien thoai,le phi,co duoc,co can,can xin,xin giay,lam giay,nhan dan,uy ban,xa phuong,lien he,dang ky,' +
    'nhung giay,to gi,to nao,ngay co,nhieu ngay,o cho,cho nao'
  ).split(','),
);
// Words that say nothing alone and a matter together: sổ đỏ, hộ chiếu, nhà ở, xã hội, làm việc.
const tellingPairs = new Set(
  'so do,ho chieu,nha o,xa hoi,lam viec,nghi viec,viec lam,con dau,mat the,the xe,doi the,tam nghi,sao y,y ban,ban sao'.split(
    ',',
  ),
);

const number = /^\d/u;

/** The terms of a text; each pair and each word once for every place where it stands. */
export function questionTerms(tokens: readonly TextToken[]): QuestionTerm[] {
  const terms: QuestionTerm[] = [];
  for (const [index, token] of tokens.entries()) {
    const isIdle = idleWords.has(token.folded) || askingWords.has(token.folded);
    if (!isIdle && !number.test(token.folded) && token.folded.length > 1)
      terms.push({ key: token.folded, exact: token.exact, isPair: false, from: index, to: index + 1 });
    const next = tokens[index + 1];
    if (next === undefined || next.breaksBefore) continue;
    const key = `${token.folded} ${next.folded}`;
    const nextIsIdle = idleWords.has(next.folded) || askingWords.has(next.folded);
    if (askingPairs.has(key) || (isIdle && nextIsIdle && !tellingPairs.has(key))) continue;
    terms.push({ key, exact: `${token.exact} ${next.exact}`, isPair: true, from: index, to: index + 2 });
  }
  return terms;
}
