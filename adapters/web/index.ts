import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { normaliseForm } from './normalise.ts';
import { webLimits, webSettings } from './schema.ts';
import { sendNothing } from './send.ts';
import { verifyForm } from './verify.ts';

/** The report form of the portal, also for programs that post the same fields. */
export const webAdapter: RegisteredAdapter = defineAdapter({
  kind: 'web',
  name: { vi: 'Biểu mẫu trên web', en: 'Web form' },
  settings: webSettings,
  secretSettings: [],
  capabilities: {
    maxText: webLimits.maxText,
    attachments: { maxCount: webLimits.files, maxBytes: webLimits.fileBytes },
    reaches: [],
  },
  verify: verifyForm,
  normalise: normaliseForm,
  send: sendNothing,
});
