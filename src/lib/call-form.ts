import { z } from 'zod';

/** Kind of the receipts that hold what an operator wrote down at the telephone. No front door makes one. */
export const callFormKind = 'call-form';

/** What an operator wrote down while somebody talked: the body of such a receipt. */
export const callForm = z.object({
  /** Made by the console for one form: the same form sent twice is one receipt. */
  draft: z.uuid(),
  text: z.string().min(1),
  lang: z.enum(['vi', 'en']),
  /** E.164 as the exchange showed it; null: hidden. */
  caller: z.string().nullable(),
  name: z.string().nullable(),
  kind: z.enum(['person', 'business']),
  /** Where else the caller is reached; told, not shown by the exchange. */
  contact: z.object({ kind: z.enum(['phone', 'email']), address: z.string() }).nullable(),
  hideIdentity: z.boolean(),
  unitCode: z.string().nullable(),
  address: z.string().nullable(),
  categoryCode: z.string().nullable(),
  /** Signed token of the ticket that this adds to; null: something new. */
  replyToken: z.string().nullable(),
  /** User id of the operator, and when the caller heard the text read back and agreed. */
  takenBy: z.string(),
  readBackAt: z.iso.datetime(),
});
export type CallForm = z.infer<typeof callForm>;
