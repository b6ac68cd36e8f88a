import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { aboutZalo } from './about.ts';
import { previewChat } from './chat-text.ts';
import { connectZalo } from './connect.ts';
import { checkZalo } from './live-check.ts';
import { carriesOnZalo } from './fit-file.ts';
import { mediaOfZalo } from './media.ts';
import { normaliseEvent } from './normalise.ts';
import { profileOnZalo } from './profile.ts';
import { zaloLimits, zaloSecretSettings, zaloSettings } from './schema.ts';
import { previewTemplate } from './preview-template.ts';
import { canReachByZalo, codeSettingsOfZalo, sendZalo } from './send.ts';
import { keepFresh } from './tokens.ts';
import { verifyEvent } from './verify.ts';

/** Zalo Official Account: chat with people who write to it, ZNS templates to phone numbers. */
export const zaloAdapter: RegisteredAdapter = defineAdapter({
  kind: 'zalo',
  family: 'chat',
  about: aboutZalo,
  settings: zaloSettings,
  secretSettings: zaloSecretSettings,
  capabilities: {
    maxText: zaloLimits.textLength,
    attachments: { maxCount: 10, maxBytes: zaloLimits.pictureBytes },
    reaches: ['zalo', 'phone'],
    // 4,000 calls a minute for the whole application.
    rate: { perSecond: 60, burst: 120 },
  },
  verify: verifyEvent,
  normalise: normaliseEvent,
  send: sendZalo,
  media: mediaOfZalo,
  canReach: canReachByZalo,
  carries: carriesOnZalo,
  codeSettings: codeSettingsOfZalo,
  replyWindowMs: (kind) => (kind === 'zalo' ? zaloLimits.windowDays * 24 * 3_600_000 : null),
  preview: (text, account, kind) => (kind === 'phone' ? previewTemplate(account) : previewChat(text)),
  profile: profileOnZalo,
  connect: connectZalo,
  maintain: keepFresh,
  test: checkZalo,
});
