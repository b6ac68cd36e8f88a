import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { ownHeaders } from '../../src/lib/own-headers.ts';
import { aboutWeb } from './about.ts';
import { chatKind, conversationOf, normaliseChat, verifyChat } from './chat.ts';
import { normaliseForm } from './normalise.ts';
import { webLimits, webSettings } from './schema.ts';
import { showInChat } from './send.ts';
import { refuseProgram, verifyForm } from './verify.ts';

/** The report form of the portal, also for programs that post the same fields, and the chat of the portal. */
export const webAdapter: RegisteredAdapter = defineAdapter({
  kind: 'web',
  family: 'chat',
  about: aboutWeb,
  settings: webSettings,
  secretSettings: [],
  capabilities: {
    maxText: webLimits.maxText,
    attachments: { maxCount: webLimits.files, maxBytes: webLimits.fileBytes },
    reaches: ['web'],
  },
  verify(input, { settings }) {
    const conversation = conversationOf(input.headers);
    if (conversation !== null) return verifyChat(input, conversation);
    if (settings.programs === 'closed' && input.headers[ownHeaders.door] !== 'portal') return refuseProgram();
    return verifyForm(input);
  },
  normalise: (receipt) => (receipt.kind === chatKind ? normaliseChat(receipt) : normaliseForm(receipt)),
  send: showInChat,
  isIdempotent: () => true,
});
