import type { SplitProposalView, SplitRequest } from '../../../src/contract/splits.ts';

/** A matter as the person is setting it. */
export type MatterDraft = {
  /** Stays the same while others come and go. */
  readonly key: number;
  readonly category: string | null;
  readonly lead: string | null;
  readonly attachments: readonly string[];
};

/** Which matter each piece of the report belongs to, by its place among the matters. */
export type SplitDraft = { readonly matterOf: readonly number[]; readonly matters: readonly MatterDraft[] };

/** What the hub proposes; where it proposes nothing, one matter with everything and one that is empty. */
export function firstDraft({ pieces, parts, category, agency }: SplitProposalView): SplitDraft {
  if (parts.length === 0) {
    const own = { key: 0, category: category?.code ?? null, lead: agency?.code ?? null, attachments: [] };
    return { matterOf: pieces.map(() => 0), matters: [own, { key: 1, category: null, lead: null, attachments: [] }] };
  }
  const matterOf = pieces.map((_, piece) =>
    Math.max(
      0,
      parts.findIndex((part) => part.pieces.includes(piece)),
    ),
  );
  const matters = parts.map((part, key) => ({
    key,
    category: part.category?.code ?? null,
    lead: part.agency.code,
    attachments: [],
  }));
  return { matterOf, matters };
}

/** Puts a piece to another matter. */
export function movePiece(draft: SplitDraft, piece: number, matter: number): SplitDraft {
  if (matter < 0 || matter >= draft.matters.length) return draft;
  return { ...draft, matterOf: draft.matterOf.map((own, index) => (index === piece ? matter : own)) };
}

export function changeMatter(draft: SplitDraft, matter: number, patch: Partial<MatterDraft>): SplitDraft {
  return { ...draft, matters: draft.matters.map((one, index) => (index === matter ? { ...one, ...patch } : one)) };
}

export function addMatter(draft: SplitDraft): SplitDraft {
  const key = Math.max(0, ...draft.matters.map((one) => one.key)) + 1;
  return { ...draft, matters: [...draft.matters, { key, category: null, lead: null, attachments: [] }] };
}

/** Takes a matter away; its pieces go to the one before it. */
export function removeMatter(draft: SplitDraft, matter: number): SplitDraft {
  return {
    matterOf: draft.matterOf.map((own) => (own < matter ? own : Math.max(0, own - 1))),
    matters: draft.matters.filter((_, index) => index !== matter),
  };
}

/** The words of a matter, as the ticket of it will quote them. */
export function wordsOf(draft: SplitDraft, pieces: SplitProposalView['pieces'], matter: number): string {
  return rangesOf(draft, pieces, matter)
    .map(({ text }) => text.trim())
    .join('\n');
}

function rangesOf({ matterOf }: SplitDraft, pieces: SplitProposalView['pieces'], matter: number) {
  const ranges: { start: number; end: number; text: string }[] = [];
  for (const [index, { start, end, text }] of pieces.entries()) {
    if (matterOf[index] !== matter) continue;
    const last = ranges.at(-1);
    if (last && last.end === start) ranges.splice(-1, 1, { start: last.start, end, text: last.text + text });
    else ranges.push({ start, end, text });
  }
  return ranges;
}

/** What is sent; null while a matter lacks its words, its category or its agency. */
export function requestOf(draft: SplitDraft, proposal: SplitProposalView, split: string): SplitRequest | null {
  const parts: SplitRequest['parts'] = [];
  for (const [index, { category, lead, attachments }] of draft.matters.entries()) {
    const ranges = rangesOf(draft, proposal.pieces, index).map(({ start, end }) => ({ start, end }));
    if (category === null || lead === null || ranges.length === 0) return null;
    parts.push({ ranges, category, lead, attachments: index === 0 ? [] : [...attachments] });
  }
  return parts.length < 2 ? null : { version: proposal.version, split, digest: proposal.digest, parts };
}
