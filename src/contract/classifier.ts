import { z } from 'zod';
import { learnedFlags } from '../domain/routing/routing-model.ts';
import { flags } from '../domain/ticket/states.ts';
import { instant, named } from './common.ts';

const share = z.number().nullable();

const figures = {
  texts: z.number(),
  first: share,
  amongThree: share,
  automatic: share,
  automaticRight: share,
};

export const cardFigures = z.object(figures);
export type CardFiguresView = z.infer<typeof cardFigures>;

const cardDetails = z.object({
  ...figures,
  reliability: z.array(
    z.object({ from: z.number(), to: z.number(), texts: z.number(), right: z.number(), said: z.number() }),
  ),
  categories: z.array(
    z.object({
      code: z.string(),
      texts: z.number(),
      right: z.number(),
      /** An empty code: nothing was proposed. */
      confused: z.array(z.object({ code: z.string(), texts: z.number() })),
    }),
  ),
  flags: z.array(z.object({ flag: z.enum(learnedFlags), texts: z.number(), raised: z.number(), right: z.number() })),
});
export type CardDetailsView = z.infer<typeof cardDetails>;

const setName = z.enum(['held-out', 'voices', 'decisions']);

export const cardSet = z.object({
  name: setName,
  clean: cardDetails,
  folded: cardFigures.nullable(),
  noisy: cardFigures.nullable(),
  inUse: z.object({ id: z.number().nullable(), clean: cardDetails }).nullable(),
});
export type CardSetView = z.infer<typeof cardSet>;

/** A report card (domain/routing ReportCard): what a model was measured on, and how well it did. */
export const reportCard = z.object({
  threshold: z.number(),
  sets: z.array(cardSet),
  words: z.record(z.string(), z.array(z.string())),
});

/** `shipped`, or the number of a model that was learned here. */
const modelId = z.string().max(12);

export const modelSummary = z.object({
  id: modelId,
  state: z.enum(['training', 'ready', 'failed']),
  isActive: z.boolean(),
  /** While it trains. */
  stage: z.enum(['waiting', 'collecting', 'reading', 'judging', 'learning', 'measuring']).nullable(),
  /** Decisions of officers that it learned from. */
  decisions: z.number().int(),
  problem: z.enum(['memory', 'broken_off', 'failed']).nullable(),
  startedBy: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  activatedAt: instant.nullable(),
  activatedBy: z.string().nullable(),
  /** Its first set: what the list tells of it. */
  figures: z.object({ set: setName, ...figures }).nullable(),
});
export type ModelSummary = z.infer<typeof modelSummary>;

export const modelList = z.object({ models: z.array(modelSummary) });
export type ModelList = z.infer<typeof modelList>;

export const modelDetail = modelSummary.extend({ card: reportCard.nullable() });
export type ModelDetail = z.infer<typeof modelDetail>;

export const triedReport = z.strictObject({
  text: z.string().trim().min(1).max(10_000),
  channel: z.string().max(20).exactOptional(),
  sender: z.enum(['citizen', 'business']).exactOptional(),
  /** Commune that the sender chose. */
  unit: z.string().max(10).nullable().exactOptional(),
});
export type TriedReport = z.infer<typeof triedReport>;

/** What would become of a report; nothing is kept. */
export const triedDecision = z.object({
  category: named.nullable(),
  lead: named,
  coordinating: z.array(named),
  place: named.nullable(),
  priority: z.enum(['normal', 'urgent']),
  flags: z.array(z.enum(flags)),
  confidence: z.number(),
  needsHuman: z.boolean(),
  alternatives: z.array(z.object({ category: named.nullable(), agency: named, p: z.number() })),
  /** `words` are quoted from the text. */
  why: z.array(z.object({ kind: z.string(), vi: z.string(), en: z.string(), words: z.string().nullable() })),
});
export type TriedDecision = z.infer<typeof triedDecision>;
