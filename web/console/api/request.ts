import { z } from 'zod';
import { problem } from '../../../src/contract/common.ts';
import { ApiError } from './api-error.ts';

/** Errors of the sign-in endpoints come in better-auth's own shape. */
const authProblem = z.object({ code: z.string() });

type RequestInput<T extends z.ZodType> = {
  readonly path: string;
  readonly schema: T;
  /** Present: POST (or `method`) with this body as JSON. Absent: GET. */
  readonly body?: unknown;
  readonly method?: 'PUT' | 'DELETE';
  readonly signal?: AbortSignal;
};

/** One request to the hub; the answer is parsed by its schema. Throws ApiError, or the abort of `signal`. */
export async function request<T extends z.ZodType>({
  path,
  schema,
  body,
  method,
  signal,
}: RequestInput<T>): Promise<z.infer<T>> {
  const response = await send(path, { body, method: method ?? 'POST' }, signal);
  return readAnswer(schema, { status: response.status, text: await response.text() });
}

/** What the hub answered. Throws ApiError when it refused, or said something else than the schema. */
export function readAnswer<T extends z.ZodType>(
  schema: T,
  { status, text }: { readonly status: number; readonly text: string },
): z.infer<T> {
  const json = parseJson(text);
  if (status < 200 || status > 299) throw toApiError(status, json);
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new ApiError({ status, code: 'unreadable_answer', cause: parsed.error });
  return parsed.data;
}

async function send(
  path: string,
  { body, method }: { readonly body: unknown; readonly method: string },
  signal: AbortSignal | undefined,
): Promise<Response> {
  const post = body === undefined ? {} : { method, body: JSON.stringify(body) };
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  try {
    return await fetch(path, { ...post, headers, credentials: 'same-origin', ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: 'network', cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function toApiError(status: number, json: unknown): ApiError {
  const known = problem.safeParse(json);
  if (known.success) {
    const { code, message, fields, requestId } = known.data.error;
    return new ApiError({ status, code, words: message, fields, requestId });
  }
  const auth = authProblem.safeParse(json);
  return new ApiError({ status, code: auth.success ? auth.data.code : `http_${status}` });
}
