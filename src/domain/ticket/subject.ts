import { cutText } from '../text/cut.ts';

/** Who letters and chats are addressed to; a greeting of anything else may be the matter itself ("chào hàng"). */
const addressed =
  'anh|chị|chi|em|cô|co|chú|chu|bác|bac|ông|ong|bà|ba|các|cac|quý|quy|ban|bộ phận|bo phan|cán bộ|can bo|trung tâm|trung tam|tổng đài|tong dai|lãnh đạo|lanh dao|sở|so|ubnd|uỷ ban|ủy ban|uy ban|admin|ad|1022|hub|sir|madam|team|there|all|everyone';
const greeting = new RegExp(
  `^(?:(?:kính\\s*(?:gửi|thưa|chào)|kinh\\s*(?:gui|thua|chao)|dear)(?![\\p{L}\\p{M}])\\s*:?[^.!?,:;\\n]{0,90}|` +
    `(?:xin\\s+chào|xin\\s+chao|chào|chao|thưa|thua|alo|hello|hi)(?:\\s+(?:${addressed})(?![\\p{L}\\p{M}])[^.!?,:;\\n]{0,60})?)[.!?,:;\\n]+\\s*`,
  'iu',
);
const shortestMatter = 15;

/** What follows the greetings that a text begins with; the text itself where nothing much does. */
function withoutGreeting(text: string): string {
  let rest = text.trim();
  for (let next = rest.replace(greeting, ''); next !== rest; next = rest.replace(greeting, '')) {
    if (next.trim().length < shortestMatter) break;
    rest = next.trim();
  }
  return rest;
}

/** The first words of a text up to a sentence's end, cut at a word. */
export function firstWords(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.{20,}?[.!?…](?=\s|$)/u.exec(flat)?.[0] ?? flat;
  if (sentence.length <= length) return sentence;
  const cut = cutText(sentence, length);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

/** A subject of a text that has none: its first words after "Kính gửi …", whoever it greets. */
export function subjectOf(text: string, length: number): string {
  return firstWords(withoutGreeting(text), length);
}
