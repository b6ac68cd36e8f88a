import type { OutboundMessage, Preview } from '../../src/channels/port.ts';
import { zaloLimits } from './schema.ts';
import { splitText } from './split-text.ts';

/** Zalo has no sign for it, so the person reads who wrote. */
const automaticLine = { vi: '(Tin nhắn tự động)', en: '(Automatic message)' } as const;

/** The texts of the messages that an answer becomes, in their order. */
export function chatTexts(message: Pick<OutboundMessage, 'text' | 'automatic' | 'lang'>): readonly string[] {
  const text = message.automatic ? `${message.text.trim()}\n${automaticLine[message.lang]}` : message.text;
  return splitText(text, zaloLimits.textLength);
}

/** A text as the person will see it; Zalo counts and bills messages. */
export function previewChat(text: string): Preview {
  const parts = splitText(text, zaloLimits.textLength);
  const empty = { vi: 'Tin nhắn chưa có nội dung.', en: 'The message has no text yet.' };
  return { parts, count: parts.length, encoding: null, problems: parts.length === 0 ? [empty] : [] };
}
