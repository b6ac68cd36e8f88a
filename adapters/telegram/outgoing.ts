import type { OutboundAttachment, OutboundMessage } from '../../src/channels/outbound.ts';
import { markAutomatic } from '../../src/lib/automatic-mark.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { sendLimits } from './limits.ts';

/** One call of the Bot API: Telegram takes texts and files one by one. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'photo' | 'document'; readonly name: string; readonly bytes: Buffer };

/** What must be sent for a message, in the order in which the person sees it. Texts of the hub itself say that they are. */
export function partsOf(message: OutboundMessage): readonly Part[] {
  return [
    ...splitText(markAutomatic(message), sendLimits.text).map((part) => ({ kind: 'text', text: part }) as const),
    ...message.attachments.map(filePart),
  ];
}

function filePart({ name, type, bytes }: OutboundAttachment): Part {
  const isPhoto = (type === 'image/jpeg' || type === 'image/png') && bytes.length <= sendLimits.photoBytes;
  return { kind: isPhoto ? 'photo' : 'document', name: safeName(name), bytes };
}

/** telegraf writes the name into a header as it is: nothing in it may end the header or its quotes. */
function safeName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\/]/gu, '_').slice(-120);
  return clean.trim() === '' ? 'file' : clean;
}
