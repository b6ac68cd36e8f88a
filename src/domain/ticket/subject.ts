import { cutText } from '../text/cut.ts';
import { openingOf } from './opening-words.ts';

const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const closing = /^(?:(?:xin|em|tôi|toi)\s+)*(?:cảm ơn|cam on|trân trọng|tran trong|thanks?|thank you|best regards)/iu;
/** A name with a title and a few numbers is no matter. */
const fewestWords = 2;

function saysSomething(text: string): boolean {
  return (text.match(words)?.length ?? 0) >= fewestWords && !closing.test(text);
}

/** What follows greetings and self-introduction; the text itself where nothing does. */
function matterOf(text: string): string {
  let rest = text.trim();
  for (let isIntroduced = false; ;) {
    const opening = openingOf(rest, isIntroduced);
    if (opening === null) return rest;
    const next = rest.slice(opening.length).replace(/^[\s.!?,:;–—-]+/u, '');
    if (!saysSomething(next)) return rest;
    rest = next;
    isIntroduced = opening.isIntroduction;
  }
}

const sentenceEnd =
  /(?<!(?<![\p{L}\p{M}])(?:\p{Lu}|tp|tx|tt|kp|ng|mr|mrs|ms|dr|ths|ts|gs|bs|p|q|h|x|đ)\.)(?<=[.!?…])(?=\s|$)/giu;
const shortestSentence = 20;

function firstSentence(flat: string): string {
  for (const { index } of flat.matchAll(sentenceEnd)) if (index > shortestSentence) return flat.slice(0, index);
  return flat;
}

/** The first words of a text up to a sentence's end, cut at a word; a single word that is longer is cut within. */
export function firstWords(text: string, length: number): string {
  const sentence = firstSentence(text.replace(/\s+/g, ' ').trim());
  if (sentence.length <= length) return sentence;
  const cut = cutText(sentence, length - 1);
  const end = sentence.startsWith(' ', cut.length) ? cut.length : cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s…]+$/u, '')}…`;
}

function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return first.toUpperCase() + text.slice(first.length);
}

/** A subject of a text that has none: its first words after whom it greets and who its sender is, as a sentence begins. */
export function subjectOf(text: string, length: number): string {
  const matter = matterOf(text);
  return matter === '' ? '' : firstWords(capitalised(matter), length);
}
