type Json = Readonly<Record<string, unknown>>;

export type FieldWords = { readonly field: string; readonly message: string };
export type Refusal = {
  readonly type: 'refused';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldWords[];
};

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The JSON of an answer; an empty object when it is none. */
export async function bodyOf(response: Response): Promise<Json> {
  const value: unknown = await response.json().catch(() => null);
  return isJson(value) ? value : {};
}

function sentence(words: unknown, lang: string): string {
  const value = isJson(words) ? words[lang] : '';
  return typeof value === 'string' ? value : '';
}

/** What the hub said no with, in the language of the page. */
export function refusalOf(status: number, body: Json, lang: string): Refusal {
  const error = isJson(body['error']) ? body['error'] : {};
  const fields = Array.isArray(error['fields']) ? error['fields'].filter(isJson) : [];
  return {
    type: 'refused',
    status,
    code: typeof error['code'] === 'string' ? error['code'] : '',
    message: sentence(error['message'], lang),
    fields: fields.map(({ field, message }) => ({ field: String(field), message: sentence(message, lang) })),
  };
}

/** The line or the hub is down for a while: the same may go well later. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 502 || status === 503 || status === 504;
}
