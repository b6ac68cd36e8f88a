import type { SplitProposalView, SplitResult } from '../../contract/splits.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, Reason } from '../../domain/routing/decision.ts';
import type { SplitProposal } from '../../domain/routing/split/split-report.ts';
import type { LoadedTicket } from '../../domain/ticket/records.ts';
import { textOfRanges, type Range } from '../../domain/ticket/split-ranges.ts';
import { nameOf, nameOrNull } from '../reference/reference-service.ts';
import type { SplitLink } from './split-store.ts';

/** How many reasons of a part are shown: who chooses must see them at a glance. */
const mostReasons = 3;
// Its agency stands in the field; a place that was named in another part was chosen by nobody.
const shownKinds: readonly Reason['kind'][] = ['rule', 'never-alone', 'default', 'doubt'];

function presentPart(decision: Decision, pieces: readonly number[], reference: ReferenceData) {
  const { category, lead, confidence, why, place, flags } = decision;
  return {
    pieces: [...pieces],
    category: nameOrNull(reference.names.categories, category?.code ?? null),
    agency: nameOf(reference.names.agencies, lead),
    confidence,
    words: why.flatMap((reason) => (reason.kind === 'term' && reason.words !== undefined ? [reason.words] : [])),
    reasons: why
      .filter(({ kind, start }) => shownKinds.includes(kind) || (kind === 'place' && start !== undefined))
      .slice(0, mostReasons)
      .map(({ vi, en }) => ({ vi, en })),
    place: nameOrNull(reference.communes, place?.code ?? null),
    willSeal: flags.includes('denunciation'),
  };
}

/** A proposal as the console shows it. */
export function presentProposal(
  { pieces, parts }: SplitProposal,
  input: {
    readonly text: string;
    readonly digest: string;
    readonly ticket: LoadedTicket['ticket'];
    readonly attachments: readonly { readonly id: string; readonly name: string }[];
    readonly reference: ReferenceData;
  },
): SplitProposalView {
  const { text, digest, ticket, attachments, reference } = input;
  // What is not read any more of a very long text belongs to its last piece.
  const whole = pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, end: text.length } : piece));
  return {
    version: ticket.version,
    digest,
    pieces: whole.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    parts: parts.map(({ pieces: own, decision }) => presentPart(decision, own, reference)),
    attachments: attachments.map(({ id, name }) => ({ id, name })),
    category: nameOrNull(reference.names.categories, ticket.categoryCode),
    agency: nameOrNull(reference.names.agencies, ticket.leadAgency),
    sealed: ticket.sealed,
  };
}

/** The words of each part. */
export function wordsOfParts(text: string, parts: readonly { readonly ranges: readonly Range[] }[]): string[] {
  return parts.map(({ ranges }) => textOfRanges(text, ranges));
}

/** What a split has made, as the console shows it. */
export function presentResult(links: readonly SplitLink[], { names }: ReferenceData, told: boolean): SplitResult {
  return {
    split: links[0]?.splitId ?? '',
    parts: links.map(({ code, categoryCode, leadAgency }) => ({
      code,
      category: nameOrNull(names.categories, categoryCode),
      agency: nameOrNull(names.agencies, leadAgency),
    })),
    told,
  };
}
