import { reportCard, type ModelDetail, type ModelSummary } from '../../contract/classifier.ts';
import type { ModelRow } from './training-store.ts';

const stages = ['collecting', 'reading', 'judging', 'learning', 'measuring'] as const;
const problems = ['memory', 'broken_off'] as const;

function figuresOf(card: unknown): ModelSummary['figures'] {
  const [first] = reportCard.nullable().catch(null).parse(card)?.sets ?? [];
  if (first === undefined) return null;
  const { texts, first: best, amongThree, automatic, automaticRight } = first.clean;
  return { set: first.name, texts, first: best, amongThree, automatic, automaticRight };
}

/** A learned model as the console lists it. */
export function presentModel(row: ModelRow, activeId: number | null): ModelSummary {
  const isTraining = row.state === 'training';
  return {
    id: String(row.id),
    state: row.state === 'shipped' ? 'ready' : row.state,
    isActive: row.id === activeId,
    stage: isTraining ? (stages.find((stage) => stage === row.stage) ?? 'waiting') : null,
    decisions: row.decisions,
    problem: row.state === 'failed' ? (problems.find((one) => one === row.problem) ?? 'failed') : null,
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    activatedAt: row.activatedAt?.toISOString() ?? null,
    activatedBy: row.activatedBy,
    figures: figuresOf(row.card),
  };
}

/** The model that came with the hub; `row` says who went back to it, and when. */
export function presentShipped(
  card: unknown,
  { row, isActive }: { readonly row: ModelRow | undefined; readonly isActive: boolean },
): ModelSummary {
  return {
    id: 'shipped',
    state: 'ready',
    isActive,
    stage: null,
    decisions: 0,
    problem: null,
    startedBy: null,
    startedAt: null,
    endedAt: null,
    activatedAt: row?.activatedAt?.toISOString() ?? null,
    activatedBy: row?.activatedBy ?? null,
    figures: figuresOf(card),
  };
}

export function withCard(summary: ModelSummary, card: unknown): ModelDetail {
  return { ...summary, card: reportCard.nullable().catch(null).parse(card) };
}
