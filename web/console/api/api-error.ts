import type { z } from 'zod';
import type { bilingual, problem } from '../../../src/contract/common.ts';

type Fields = z.infer<typeof problem>['error']['fields'];

type ApiErrorInput = {
  readonly status: number;
  readonly code: string;
  readonly words?: z.infer<typeof bilingual> | undefined;
  readonly fields?: Fields;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
};

/** A request that did not succeed. `status` 0: the server was not reached. `words`: what the server says, if it says something. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly words: z.infer<typeof bilingual> | null;
  readonly fields: NonNullable<Fields>;
  readonly requestId: string | null;

  constructor({ status, code, words, fields, requestId, cause }: ApiErrorInput) {
    super(code, { cause });
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.words = words ?? null;
    this.fields = fields ?? [];
    this.requestId = requestId ?? null;
  }
}

/** Another try may help: the network, or a server that is starting or overloaded. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 502;
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.code === code;
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
}
