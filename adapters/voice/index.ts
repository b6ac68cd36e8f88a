import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { aboutVoice } from './about.ts';
import { checkExchange } from './live-check.ts';
import { normaliseCall } from './normalise.ts';
import { locateRecording, recordingPolicy } from './recordings.ts';
import { voiceSecretSettings, voiceSettings } from './schema.ts';
import { sendNothing } from './send.ts';
import { verifyCall } from './verify.ts';

/** The telephone: an exchange tells of its calls and of their recordings. */
export const voiceAdapter: RegisteredAdapter = defineAdapter({
  kind: 'voice',
  family: 'voice',
  about: aboutVoice,
  settings: voiceSettings,
  secretSettings: voiceSecretSettings,
  capabilities: { maxText: 1, attachments: { maxCount: 0, maxBytes: 0 }, reaches: [] },
  takesGet: true,
  verify: verifyCall,
  normalise: normaliseCall,
  send: sendNothing,
  media: recordingPolicy,
  locate: locateRecording,
  test: checkExchange,
});
