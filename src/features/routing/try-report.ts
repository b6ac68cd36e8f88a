import type { TriedDecision, TriedReport } from '../../contract/classifier.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { nameOf, nameOrNull } from '../reference/reference-service.ts';

/** Decides a typed text as if it had come in, and names everything; nothing is kept. */
export async function tryReport(
  { text, channel, sender, unit }: TriedReport,
  deps: { readonly decide: (report: RoutableReport) => Promise<Decision>; readonly reference: ReferenceData },
): Promise<TriedDecision> {
  const { agencies, categories, communes } = deps.reference;
  const decision = await deps.decide({
    text,
    channel: channel ?? 'web',
    senderKind: sender,
    unitCode: unit ?? undefined,
  });
  const { category, lead, coordinating, place, priority, flags, confidence, needsHuman, alternatives, why } = decision;
  return {
    category: nameOrNull(categories, category?.code ?? null),
    lead: nameOf(agencies, lead),
    coordinating: coordinating.map((code) => nameOf(agencies, code)),
    place: nameOrNull(communes, place?.code ?? null),
    priority,
    flags: [...flags],
    confidence,
    needsHuman,
    alternatives: alternatives.map((one) => ({
      category: nameOrNull(categories, one.category),
      agency: nameOf(agencies, one.agency),
      p: one.p,
    })),
    why: why.map((reason) => ({ kind: reason.kind, vi: reason.vi, en: reason.en, words: reason.words ?? null })),
  };
}
