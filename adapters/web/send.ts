import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';

/**
 * Nothing travels: who writes in the chat reads the answer there, where the hub shows it as soon as it is written. A report
 * of the form is answered on its tracking page, and at the address that was typed by the channel of that address.
 */
export function showInChat(message: OutboundMessage): Promise<SendResult> {
  if (message.to.kind === 'web') return Promise.resolve({ state: 'sent', providerId: null });
  return Promise.resolve({
    state: 'failed',
    errorClass: 'recipient_unreachable',
    detail: 'Cổng web chỉ đưa tin vào khung trò chuyện của chính người viết.',
  });
}
