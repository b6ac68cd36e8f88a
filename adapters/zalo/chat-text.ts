import type { OutboundMessage, Preview } from '../../src/channels/outbound.ts';
import { markAutomatic } from '../../src/lib/automatic-mark.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { zaloLimits } from './schema.ts';

/** The texts of the messages that an answer becomes, in their order. */
export function chatTexts(message: Pick<OutboundMessage, 'text' | 'automatic' | 'lang'>): readonly string[] {
  return splitText(markAutomatic(message), zaloLimits.textLength);
}

/** A text as the person will see it; Zalo counts and bills messages. */
export function previewChat(text: string): Preview {
  const parts = splitText(text, zaloLimits.textLength);
  const empty = { vi: 'Tin nhắn chưa có nội dung.', en: 'The message has no text yet.' };
  return { parts, count: parts.length, encoding: null, problems: parts.length === 0 ? [empty] : [] };
}
