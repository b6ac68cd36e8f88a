import { z } from 'zod';

/** What `verify` keeps of a delivery: its parameters by name, without the token that let it in. */
export const keptParameters = z.record(z.string(), z.string());

/** Kinds of receipts; `asked` is a state that the provider told when it was asked. */
export const receiptKinds = { message: 'message', status: 'status', asked: 'asked' } as const;

/** Name of the token in the query of the address we hand out. */
export const tokenParameter = 'token';
