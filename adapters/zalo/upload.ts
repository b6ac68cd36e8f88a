import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import { callZalo, type ZaloCall } from './call-zalo.ts';
import type { FittedFile } from './fit-file.ts';
import type { ZaloSettings } from './schema.ts';

const uploaded = z.object({ attachment_id: z.string().min(1).optional(), token: z.string().min(1).optional() });

/** A file that lies with Zalo, as `message.attachment` names it. */
export type UploadedFile = { readonly isPicture: boolean; readonly attachment: object };

/** Hands a file to Zalo; it may then be sent for some days. Never throws. */
export async function uploadFile(
  file: FittedFile,
  account: Account<ZaloSettings>,
): Promise<{ readonly ok: true; readonly file: UploadedFile } | Extract<ZaloCall, { ok: false }>> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  const call = await callZalo(account, {
    url: `${account.settings.baseUrl}/v2.0/oa/upload/${file.upload}`,
    side: 'oa',
    method: 'POST',
    form,
    repeatable: true,
  });
  if (!call.ok) return call;
  const data = uploaded.safeParse(call.data);
  const attachment = data.success ? attachmentOf(file, data.data) : null;
  if (attachment === null) {
    const detail = `Zalo took ${file.upload} without naming it`;
    return { ok: false, code: null, result: { state: 'failed', errorClass: 'retry', detail } };
  }
  return { ok: true, file: { isPicture: file.upload !== 'file', attachment } };
}

function attachmentOf(file: FittedFile, data: z.infer<typeof uploaded>): object | null {
  if (file.upload === 'file') return data.token === undefined ? null : { type: 'file', payload: { token: data.token } };
  if (data.attachment_id === undefined) return null;
  const element = { media_type: file.upload, attachment_id: data.attachment_id, ...file.size };
  return { type: 'template', payload: { template_type: 'media', elements: [element] } };
}
