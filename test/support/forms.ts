import type { ApiAnswer } from './people.ts';

/** A file of a multipart form. */
export type FormFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** Posts raw bytes to a door of the hub; the answer as a program sees it. */
export async function postRaw(
  url: string,
  body: Buffer | string,
  contentType: string | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer & { readonly text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', ...(contentType !== null && { 'content-type': contentType }), ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, text, body: isJson ? JSON.parse(text) : text };
}

/** Posts a report as a browser does: multipart, with files. */
export async function postForm(
  url: string,
  fields: Readonly<Record<string, unknown>>,
  files: readonly FormFile[] = [],
): Promise<ApiAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const file of files)
    form.append('photos', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: form,
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}
