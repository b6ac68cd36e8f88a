/** The basic alphabet of GSM 03.38, without what needs an escape. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escaped = '^{}\\[~]|€';

/** How many SMS a text is, as a telephone counts while one types. */
export function countSegments(text: string): { readonly characters: number; readonly count: number } {
  const letters = Array.from(text);
  const isPlain = letters.every((letter) => basic.includes(letter) || escaped.includes(letter));
  const characters = isPlain
    ? letters.length + letters.filter((letter) => escaped.includes(letter)).length
    : text.length;
  const [alone, each] = isPlain ? [160, 153] : [70, 67];
  return { characters, count: characters <= alone ? Math.min(1, characters) : Math.ceil(characters / each) };
}
