/** 'do thi' finds 'Đô thị': every word of the query begins a word of the text, without regard to diacritics and case. */
export function matchesWords(query: string, text: string): boolean {
  const words = plain(text).split(/\s+/);
  return plain(query)
    .split(/\s+/)
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase().trim();
}
