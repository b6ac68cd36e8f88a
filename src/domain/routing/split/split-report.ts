import { categoryAgencies } from '../agency-choice.ts';
import { readLearned } from '../blend.ts';
import { decide } from '../decide.ts';
import type { Decision, RoutableReport } from '../decision.ts';
import type { Knowledge } from '../knowledge.ts';
import { featuresOf, readReport, readWords } from '../read-report.ts';
import type { RuleMoment } from '../rules/rule-facts.ts';
import { shownForm } from '../../text/normalise.ts';
import { textOfRanges, type Range } from '../../ticket/split-ranges.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import { findMatters } from './find-matters.ts';

/** One matter of a report, decided by itself. */
export type ProposedPart = {
  /** Numbers of its pieces. */
  readonly pieces: readonly number[];
  readonly decision: Decision;
};

/** A report cut into pieces that cover its shown text exactly, and what is proposed to be made of them. */
export type SplitProposal = {
  readonly pieces: readonly Range[];
  /** At least two matters of different agencies, or none: then nothing is proposed, and a person may still split. */
  readonly parts: readonly ProposedPart[];
};

/** The report that one part would have been: the place named once holds for all of them. */
function reportOfPart(report: RoutableReport, text: string, commune: string | undefined): RoutableReport {
  const { channel, point, senderKind, contact } = report;
  return { text, channel, point, unitCode: commune ?? report.unitCode, senderKind, contact };
}

/** Parts whose decisions name one agency are one matter after all; what they are together may again be the matter of another. */
function joinSame(parts: readonly ProposedPart[], decideAnew: (pieces: readonly number[]) => Decision): ProposedPart[] {
  const byLead = new Map<string, ProposedPart[]>();
  for (const part of parts) byLead.set(part.decision.lead, [...(byLead.get(part.decision.lead) ?? []), part]);
  const joined = [...byLead.values()].map((same) => {
    const [only] = same;
    if (only !== undefined && same.length === 1) return only;
    const pieces = same.flatMap((part) => part.pieces).sort((one, other) => one - other);
    return { pieces, decision: decideAnew(pieces) };
  });
  return joined.length < parts.length ? joinSame(joined, decideAnew) : joined;
}

/** Clauses of one sentence that belong to one part need not be told apart. */
function withoutClauses(cut: readonly Piece[], spans: readonly Range[], parts: readonly ProposedPart[]): SplitProposal {
  const partOf = new Map(parts.flatMap((part, index) => part.pieces.map((piece) => [piece, index] as const)));
  const pieces: Range[] = [];
  const own = parts.map((): number[] => []);
  for (const [index, span] of spans.entries()) {
    const part = partOf.get(index) ?? 0;
    const last = pieces.at(-1);
    if (last !== undefined && cut[index]?.by === 'clause' && partOf.get(index - 1) === part) {
      pieces.splice(-1, 1, { start: last.start, end: span.end });
      continue;
    }
    own[part]?.push(pieces.length);
    pieces.push(span);
  }
  return { pieces, parts: parts.map(({ decision }, index) => ({ pieces: own[index] ?? [], decision })) };
}

/**
 * Proposes how to split a report of several matters, piece by piece. The pieces cover the whole text, also of a report of one
 * matter; the parts are empty where fewer than two matters clearly belong to different agencies.
 */
export function splitReport(
  report: RoutableReport,
  knowledge: Knowledge,
  moment: RuleMoment | null = null,
): SplitProposal {
  const read = readReport(report, knowledge);
  const { text, place, evidence } = read;
  const { model } = knowledge;
  // Behind the letters that are read stands more of a very long report: it goes with the last piece.
  const wholeEnd = shownForm(report.text).length;
  const spansOf = (cut: readonly Piece[]): Range[] =>
    cut.map(({ start, end }, index) => ({
      start: start - text.bodyStart,
      end: index === cut.length - 1 ? wholeEnd : end - text.bodyStart,
    }));
  const found =
    model === null
      ? null
      : findMatters(
          {
            learned: readLearned(featuresOf(read, report, knowledge.readings), model),
            evidence,
            model,
            byCategory: categoryAgencies(place, knowledge),
          },
          text,
        );
  if (found === null) return { pieces: spansOf(cutPieces(text.shown, text.bodyStart, evidence.tokens)), parts: [] };
  const pieces = spansOf(found.pieces);
  const body = text.shown.slice(text.bodyStart);
  const decideAnew = (own: readonly number[]): Decision => {
    const words = textOfRanges(
      body,
      own.flatMap((piece) => pieces[piece] ?? []),
    );
    return decide(reportOfPart(report, words, place?.unit?.code), knowledge, moment);
  };
  const parts = joinSame(
    found.matters.map(({ pieces: own }) => ({ pieces: own, decision: decideAnew(own) })),
    decideAnew,
  );
  return parts.length < 2 ? { pieces, parts: [] } : withoutClauses(found.pieces, pieces, parts);
}

/** Decides the parts of a report that a person set, each by its own words. */
export function decideParts(
  report: RoutableReport,
  texts: readonly string[],
  knowledge: Knowledge,
  moment: RuleMoment | null = null,
): Decision[] {
  const { place } = readWords(report, knowledge);
  return texts.map((text) => decide(reportOfPart(report, text, place?.unit?.code), knowledge, moment));
}
