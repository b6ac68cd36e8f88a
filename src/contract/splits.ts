import { z } from 'zod';
import { ticketStates } from '../domain/ticket/states.ts';
import { bilingual, instant, named } from './common.ts';

/** Most matters that one report is split into. */
export const mostParts = 8;

const range = z.object({ start: z.number().int().nonnegative(), end: z.number().int().positive() });

/** A report cut into pieces, and what the hub proposes to make of them. */
export const splitProposal = z.object({
  version: z.number().int(),
  /** Names the text that the ranges are of; goes back with the request. */
  digest: z.string(),
  /** They cover the shown text of the report exactly. */
  pieces: z.array(range.extend({ text: z.string() })),
  /** At least two, or none where the hub finds one matter only. */
  parts: z.array(
    z.object({
      /** Numbers of its pieces. */
      pieces: z.array(z.number().int()),
      category: named.nullable(),
      agency: named,
      confidence: z.number(),
      /** Words of the part that speak for its category, and what else does. */
      words: z.array(z.string()),
      reasons: z.array(bilingual),
      place: named.nullable(),
      /** Looks like a denunciation: it will be sealed, and waits for an inspector. */
      willSeal: z.boolean(),
    }),
  ),
  /** Files of the report, to go with one of the parts besides the original. */
  attachments: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What belongs to the ticket as it is: the choice where nothing is proposed. */
  category: named.nullable(),
  agency: named.nullable(),
  sealed: z.boolean(),
});
export type SplitProposalView = z.infer<typeof splitProposal>;

const part = z.strictObject({
  /** Of the shown text of the report, in its order. */
  ranges: z.array(z.strictObject(range.shape)).min(1).max(100),
  category: z.string().min(1).max(60),
  lead: z.string().min(1).max(60),
  attachments: z.array(z.uuid()).max(50).default([]),
});

/** The first part stays with the ticket. */
export const splitRequest = z.strictObject({
  version: z.number().int().positive(),
  /** Made by the page for one press: sent twice, it is done once. */
  split: z.uuid(),
  digest: z.string().min(1).max(100),
  parts: z.array(part).min(2).max(mostParts),
});
export type SplitRequest = z.infer<typeof splitRequest>;

export const splitResult = z.object({
  split: z.string(),
  /** What was split off, in the order of the parts. */
  parts: z.array(z.object({ code: z.string(), category: named.nullable(), agency: named.nullable() })),
  /** The sender was sent the new codes. */
  told: z.boolean(),
});
export type SplitResult = z.infer<typeof splitResult>;

export const undoSplitRequest = z.strictObject({ split: z.uuid() });

/** A ticket of the same report, as both of them show it. */
export const ticketLink = z.object({
  /** Null: this viewer may not open it. */
  id: z.string().nullable(),
  code: z.string(),
  /** `origin`: this one was split off it; `part`: it was split off this one; `sibling`: both were split off one report. */
  kind: z.enum(['origin', 'part', 'sibling']),
  subject: z.string().nullable(),
  state: z.enum(ticketStates).nullable(),
  agency: named.nullable(),
  split: z.string(),
  at: instant,
  /** The split was taken back. */
  isUndone: z.boolean(),
});
export type TicketLinkView = z.infer<typeof ticketLink>;
