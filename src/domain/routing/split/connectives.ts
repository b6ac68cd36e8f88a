import { foldWord } from '../../text/fold.ts';
import type { TextToken } from '../../text/tokens.ts';

/** Words with which people begin another matter. */
const connectives = [
  'ngoài ra',
  'bên cạnh đó',
  'thêm nữa',
  'thêm vào đó',
  'thêm cái nữa',
  'thêm việc',
  'lại thêm',
  'thứ nhất',
  'thứ hai',
  'thứ ba',
  'thứ tư',
  'việc thứ nhất',
  'việc thứ hai',
  'việc thứ ba',
  'một là',
  'hai là',
  'ba là',
  'một việc nữa',
  'việc nữa',
  'chuyện nữa',
  'còn nữa',
  'còn việc',
  'còn chuyện',
  'còn cái',
  'à còn',
  'à mà',
  'với lại',
  'cùng với đó',
  'chưa kể',
  'nhân tiện',
  'nhân đây',
  'tiện đây',
  'tiện thể',
  'sẵn đây',
  'sẵn tiện',
  'hơn nữa',
  'mặt khác',
  'đồng thời',
  'đã thế',
  'cũng xin phản ánh',
  'xin phản ánh thêm',
  'also',
  'in addition',
  'secondly',
  'second',
  'separately',
  'besides',
  'furthermore',
  'moreover',
  'on top of that',
  'one more thing',
  'another thing',
  'another matter',
  'and another',
] as const;

type Written = { readonly exact: readonly string[]; readonly folded: readonly string[] };

const byFirst = new Map<string, Written[]>();
for (const words of connectives) {
  const exact = words.split(' ');
  const folded = exact.map(foldWord);
  const first = folded[0] ?? '';
  byFirst.set(first, [...(byFirst.get(first) ?? []), { exact, folded }]);
}

function isWord(token: TextToken | undefined, exact: string | undefined, folded: string | undefined): boolean {
  if (token === undefined) return false;
  // Typed without diacritics, a word may be any of its readings; typed with them, only its own.
  return token.exact === exact || (token.exact === token.folded && token.folded === folded);
}

/** Whether words stand here with which people begin another matter. */
export function beginsNewMatter(tokens: readonly TextToken[], index: number): boolean {
  const candidates = byFirst.get(tokens[index]?.folded ?? '') ?? [];
  return candidates.some(({ exact, folded }) =>
    exact.every((word, offset) => isWord(tokens[index + offset], word, folded[offset])),
  );
}
