import { z } from 'zod';

/** What is stored of a message: its parts as bytes, in order. */
export const storedMessage = z.object({
  from: z.string(),
  fromTon: z.number(),
  to: z.string(),
  total: z.number().int().min(1).max(255),
  parts: z.array(
    z.object({ seq: z.number().int(), hex: z.string().regex(/^(?:[0-9a-f]{2})*$/u), dataCoding: z.number().int() }),
  ),
});
export type StoredMessage = z.infer<typeof storedMessage>;

/** What is stored of a receipt for one of our messages. */
export const storedReceipt = z.object({
  id: z.string().min(1).max(100),
  state: z.string().min(1).max(20),
  error: z.string().max(50),
});

/** `unknown`: a receipt that names no message; it waits in quarantine. */
export const receiptKinds = { message: 'message', delivery: 'delivery', unknown: 'unknown' } as const;
