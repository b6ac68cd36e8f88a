import { bodyOf, isPassing, refusalOf, type Refusal } from './answers.ts';
import type { KeptFile } from './device-store.ts';

export type UploadOutcome =
  | { readonly type: 'done'; readonly uploadId: string }
  | Refusal
  | { readonly type: 'lost'; readonly uploadId?: string };

const home = '/gui/files';
/** Small enough to get through a weak network in one go, large enough not to ask all the time. */
const pieceBytes = 256 * 1024;
const patienceMs = 60_000;

type Options = {
  readonly lang: string;
  readonly onShare?: ((share: number) => void) | undefined;
  /** Told as soon as the hub has a place for the file, so that a broken sending goes on from there. */
  readonly onPlace?: ((uploadId: string) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
};

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** Ends when the other does, and after a while; `AbortSignal.any` is missing on phones that are a few years old. */
function deadline(other: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  setTimeout(end, patienceMs);
  if (other?.aborted) end();
  other?.addEventListener('abort', end);
  return controller.signal;
}

function call(
  url: string,
  init: RequestInit & { readonly headers?: Record<string, string> },
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers = { Accept: 'application/json', 'Tus-Resumable': '1.0.0', ...init.headers };
  return fetch(url, { ...init, headers, signal: deadline(signal) });
}

async function refusedBy(response: Response, lang: string): Promise<UploadOutcome> {
  if (isPassing(response.status) || response.status === 429) return { type: 'lost' };
  const refusal = refusalOf(response.status, await bodyOf(response), lang);
  return { ...refusal, fields: [{ field: 'photos', message: refusal.message }] };
}

/** Where the hub's copy of the file ends; null when it has none (any more). */
async function standsAt(uploadId: string, signal: AbortSignal | undefined): Promise<number | null> {
  const answer = await call(`${home}/${uploadId}`, { method: 'HEAD' }, signal);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  return Number(answer.headers.get('Upload-Offset'));
}

async function begin(file: KeptFile, { lang, signal }: Options): Promise<string | UploadOutcome> {
  const metadata = `filename ${base64(file.name)},filetype ${base64(file.type)}`;
  const headers = { 'Upload-Length': String(file.blob.size), 'Upload-Metadata': metadata };
  const answer = await call(home, { method: 'POST', headers }, signal);
  if (!answer.ok) return refusedBy(answer, lang);
  return (answer.headers.get('Location') ?? '').split('/').at(-1) ?? '';
}

async function sendPieces(file: KeptFile, from: number, uploadId: string, options: Options): Promise<UploadOutcome> {
  let offset = from;
  while (offset < file.blob.size) {
    options.onShare?.(offset / file.blob.size);
    const piece = file.blob.slice(offset, offset + pieceBytes);
    const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
    const answer = await call(`${home}/${uploadId}`, { method: 'PATCH', headers, body: piece }, options.signal);
    // 409: a piece came through whose answer was lost; the hub says where the file ends.
    if (!answer.ok && answer.status !== 409) return refusedBy(answer, options.lang);
    offset = Number(answer.headers.get('Upload-Offset'));
  }
  options.onShare?.(1);
  return { type: 'done', uploadId };
}

/** Sends a file in pieces, from where an earlier try ended. Never rejects. */
export async function uploadFile(file: KeptFile, options: Options): Promise<UploadOutcome> {
  let { uploadId } = file;
  try {
    const known = uploadId === undefined ? null : await standsAt(uploadId, options.signal);
    if (known === null || uploadId === undefined) {
      const begun = await begin(file, options);
      if (typeof begun !== 'string') return begun;
      uploadId = begun;
      await options.onPlace?.(uploadId);
    }
    return await sendPieces(file, known ?? 0, uploadId, options);
  } catch {
    return { type: 'lost', ...(uploadId !== undefined && { uploadId }) };
  }
}

/** Takes a file back that was removed from the form; what cannot be reached now is forgotten by the hub itself. */
export async function dropUpload(uploadId: string): Promise<void> {
  await fetch(`${home}/${uploadId}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } }).catch(
    () => undefined,
  );
}
