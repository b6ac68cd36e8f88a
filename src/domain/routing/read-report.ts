import { findPlace, type FoundPlace } from '../place/find-place.ts';
import { expandAbbreviations } from '../text/abbreviations.ts';
import { isBare, readBareWords } from '../text/bare-words.ts';
import { guessLanguage } from '../text/language.ts';
import { shownForm } from '../text/normalise.ts';
import type { Readings } from '../text/readings.ts';
import type { TextToken } from '../text/tokens.ts';
import { wordsOf } from '../text/words.ts';
import type { RoutableReport } from './decision.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { QuotedText } from './reasons.ts';
import { readFeatures, type TextFeatures } from './text-features.ts';

/** All that was read from a report before anything is decided. */
export type ReadReport = {
  readonly text: QuotedText;
  readonly place: FoundPlace | null;
  readonly evidence: Evidence;
};

// A report says what it is about early; the rest of a pasted file would only cost time.
const longestText = 20_000;
const longestSubject = 500;

function quotedText({ text, subject }: RoutableReport): QuotedText {
  const body = shownForm(text.slice(0, longestText));
  const head = subject === undefined ? '' : `${shownForm(subject.slice(0, longestSubject)).trim()}\n`;
  return { shown: head + body, bodyStart: head.length };
}

type Start = { readonly text: QuotedText; readonly words: readonly TextToken[]; readonly place: FoundPlace | null };

function begin(report: RoutableReport, { gazetteer }: Knowledge): Start {
  const text = quotedText(report);
  const words = wordsOf(text.shown);
  return { text, words, place: findPlace(words, gazetteer, { point: report.point, unitCode: report.unitCode }) };
}

/** Reads words, place and phrases of the table from a report. */
export function readReport(report: RoutableReport, knowledge: Knowledge): ReadReport {
  const { text, words, place } = begin(report, knowledge);
  return { text, place, evidence: readEvidence(words, knowledge) };
}

/** What features are read from. */
export type ReadWords = Pick<ReadReport, 'text' | 'place'> & { readonly evidence: Pick<Evidence, 'tokens'> };

/** Reads words and place of a report; enough for learning, and twice as fast as reading all. */
export function readWords(report: RoutableReport, knowledge: Knowledge): ReadWords {
  const { text, words, place } = begin(report, knowledge);
  return { text, place, evidence: { tokens: expandAbbreviations(words, knowledge.abbreviations) } };
}

function marksOf({ text, place, evidence }: ReadWords, report: RoutableReport): string[] {
  const marks = [`place:${place === null ? 'none' : place.how === 'zone' ? 'zone' : 'named'}`];
  if (report.senderKind !== undefined) marks.push(`sender:${report.senderKind}`);
  marks.push(`length:${Math.min(5, Math.floor(Math.log2(evidence.tokens.length + 1) / 1.5))}`);
  if (text.shown.includes('?')) marks.push('asks');
  return marks;
}

/** The features that the learned model looks at. */
export function featuresOf(read: ReadWords, report: RoutableReport, readings: Readings): TextFeatures {
  const { evidence, place, text } = read;
  const { tokens } = evidence;
  const isVietnamese = isBare(tokens) && guessLanguage(text.shown) !== 'en';
  const meant = isVietnamese ? readBareWords(tokens, readings) : null;
  return readFeatures({ tokens, meant, place: place?.span ?? null, marks: marksOf(read, report) });
}
