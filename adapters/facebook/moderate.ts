import { z } from 'zod';
import type { SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { lastForeignComment } from './comment-thread.ts';
import { callGraph, resultOf } from './graph.ts';
import type { FacebookSettings } from './schema.ts';

const done = z.object({ success: z.literal(true) });

/**
 * Hides a comment or a visitor's post from everybody but its writer and their friends, or shows it again. Doing it twice
 * changes nothing, so what got lost on the way may be tried again.
 */
export async function moderateOnFacebook(
  externalId: string,
  what: 'hide' | 'unhide',
  account: Account<FacebookSettings>,
): Promise<SendResult> {
  if (account.settings.pageAccessToken === '')
    return { state: 'failed', errorClass: 'config', detail: 'Kênh chưa có mã truy cập của Trang.' };
  if (lastForeignComment([externalId]) === null)
    return { state: 'failed', errorClass: 'permanent', detail: 'Đây không phải bình luận trên Trang.' };
  const path = encodeURIComponent(externalId);
  const answer = await callGraph({ method: 'POST', path, query: { is_hidden: String(what === 'hide') } }, account);
  if (!answer.ok) {
    const result = resultOf(answer.failure);
    return result.state === 'failed' ? result : { state: 'failed', errorClass: 'retry', detail: result.detail };
  }
  if (!done.safeParse(answer.json).success)
    return { state: 'failed', errorClass: 'permanent', detail: 'Facebook không xác nhận.' };
  return { state: 'sent', providerId: null };
}
