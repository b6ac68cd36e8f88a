import { defineAdapter, type Account, type RegisteredAdapter } from '../../src/channels/port.ts';
import type { MediaPolicy } from '../../src/channels/remote-file.ts';
import { aboutFacebook } from './about.ts';
import { answerGet } from './handshake.ts';
import { checkPage, keepSubscribed } from './maintain.ts';
import { moderateOnFacebook } from './moderate.ts';
import { normaliseEvent } from './normalise.ts';
import { profileOnFacebook } from './profile.ts';
import { facebookLimits, facebookSecretSettings, facebookSettings, type FacebookSettings } from './schema.ts';
import { previewOnFacebook, sendOnFacebook } from './send.ts';
import { verifyWebhook } from './verify.ts';

const ownHost = 'graph.facebook.com';

function mediaOf({ settings }: Account<FacebookSettings>): MediaPolicy {
  const { origin, hostname } = new URL(settings.baseUrl);
  return {
    hosts: ['*.fbcdn.net', '*.fbsbx.com'],
    origins: hostname === ownHost ? [] : [origin],
    maxBytes: facebookLimits.fileBytes,
  };
}

/** A Facebook Page: its Messenger, and the comments and posts that people write on it. */
export const facebookAdapter: RegisteredAdapter = defineAdapter({
  kind: 'facebook',
  family: 'chat',
  about: aboutFacebook,
  settings: facebookSettings,
  secretSettings: facebookSecretSettings,
  capabilities: {
    maxText: facebookLimits.text,
    attachments: { maxCount: facebookLimits.files, maxBytes: facebookLimits.fileBytes },
    reaches: ['messenger', 'facebook'],
    // Meta allows more, but above 40 a second the Page's inbox stops for the people who work in it.
    rate: { perSecond: 20, burst: 40 },
  },
  handshake: answerGet,
  verify: verifyWebhook,
  normalise: normaliseEvent,
  send: sendOnFacebook,
  media: mediaOf,
  canReach: (kind, { settings }) => settings.pageAccessToken !== '' && (kind === 'messenger' || kind === 'facebook'),
  // Below a comment there is room for words alone.
  carries: (_file, kind) => kind === 'messenger',
  replyWindowMs: (kind, { settings }) =>
    kind === 'messenger' ? (settings.humanAgent ? facebookLimits.weekMs : facebookLimits.responseMs) : null,
  preview: previewOnFacebook,
  profile: profileOnFacebook,
  moderate: moderateOnFacebook,
  maintain: keepSubscribed,
  test: checkPage,
});
