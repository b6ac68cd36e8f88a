import { z } from 'zod';

/** What `verify` keeps of a delivery: its parameters by name, without the token that let it in. */
export const keptParameters = z.record(z.string(), z.string());

export const receiptKinds = { message: 'message', status: 'status' } as const;

/** Name of the token in the query of the address we hand out. */
export const tokenParameter = 'token';
