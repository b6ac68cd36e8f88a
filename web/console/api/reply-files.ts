import { queryOptions } from '@tanstack/react-query';
import { replyFile, replyFileList, type ReplyFile, type ReplyPurpose } from '../../../src/contract/reply-files.ts';
import { ApiError } from './api-error.ts';
import { readAnswer, request } from './request.ts';

function pathOf(ticketId: string): string {
  return `/api/v1/tickets/${encodeURIComponent(ticketId)}/files`;
}

/** All lists of the files that wait on a ticket, whatever its version. */
export function replyFilesKey(ticketId: string): readonly string[] {
  return ['reply-files', ticketId];
}

/** Own files that wait to be sent on a ticket; a step on it may give some back, so each version is another question. */
export function replyFilesQuery(ticketId: string, version: number) {
  return queryOptions({
    queryKey: [...replyFilesKey(ticketId), version],
    queryFn: ({ signal }) => request({ path: pathOf(ticketId), schema: replyFileList, signal }),
    // What waits on another ticket is no answer to this question.
    placeholderData: (before, query) => (query?.queryKey[1] === ticketId ? before : undefined),
  });
}

export async function removeReplyFile(ticketId: string, id: string): Promise<void> {
  await request({
    path: `${pathOf(ticketId)}/${encodeURIComponent(id)}`,
    schema: replyFileList,
    body: {},
    method: 'DELETE',
  });
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(new ApiError({ status: 0, code: 'unreadable_file' })));
    reader.readAsDataURL(file);
  });
}

type Sending = {
  /** How much of it is on the server, 0 to 1. */
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
};

// fetch does not tell how far a body has got.
function post(path: string, body: string, { onShare, signal }: Sending): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    xhr.setRequestHeader('content-type', 'application/json');
    xhr.setRequestHeader('accept', 'application/json');
    xhr.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
    xhr.addEventListener('load', () => resolve({ status: xhr.status, text: xhr.responseText }));
    xhr.addEventListener('error', () => reject(new ApiError({ status: 0, code: 'network' })));
    xhr.addEventListener('abort', () => reject(new ApiError({ status: 0, code: 'aborted' })));
    signal.addEventListener('abort', () => xhr.abort());
    if (signal.aborted) reject(new ApiError({ status: 0, code: 'aborted' }));
    else xhr.send(body);
  });
}

/** Puts a file to words that are being written. Throws ApiError. */
export async function uploadReplyFile(
  ticketId: string,
  { purpose, file }: { readonly purpose: ReplyPurpose; readonly file: File },
  sending: Sending,
): Promise<ReplyFile> {
  const body = JSON.stringify({ purpose, name: file.name, base64: await base64Of(file) });
  return readAnswer(replyFile, await post(pathOf(ticketId), body, sending));
}
