import type { OutboundMessage, Preview, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { facebookLimits, type FacebookSettings } from './schema.ts';
import { answerComment } from './send-comment.ts';
import { sendToMessenger } from './send-messenger.ts';

/** Sends to where the person wrote: Messenger, or below a comment. Never throws. */
export async function sendOnFacebook(
  message: OutboundMessage,
  account: Account<FacebookSettings>,
): Promise<SendResult> {
  if (account.settings.pageAccessToken === '') {
    return { state: 'failed', errorClass: 'config', detail: 'Kênh chưa có mã truy cập của Trang.' };
  }
  if (message.attachments.some((file) => file.bytes.length > facebookLimits.fileBytes)) {
    return { state: 'failed', errorClass: 'permanent', detail: 'Tệp đính kèm lớn hơn 25 MB.' };
  }
  try {
    switch (message.to.kind) {
      case 'messenger':
        return await sendToMessenger(message, account);
      case 'facebook':
        return await answerComment(message, account);
      default:
        return { state: 'failed', errorClass: 'permanent', detail: 'Kênh Facebook không gửi tới loại địa chỉ này.' };
    }
  } catch {
    // Not foreseen, so nobody can say how far it came.
    return { state: 'unknown', detail: 'Lỗi bất ngờ khi gửi qua Facebook; chưa rõ đã gửi hay chưa.' };
  }
}

/** The messages that a text becomes in Messenger. */
export function previewOnFacebook(text: string): Preview {
  const parts = splitText(text, facebookLimits.messageText);
  const problems =
    text.length > facebookLimits.text
      ? [{ vi: 'Nội dung quá dài cho Messenger.', en: 'The text is too long for Messenger.' }]
      : [];
  return { parts, count: parts.length, encoding: null, problems };
}
