import type { RawInput } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';
import { describeConfirmation } from './deletion.ts';
import type { FacebookSettings } from './schema.ts';

/**
 * Answers Meta's handshake with its challenge when it knows our word, and people who look up a request for deletion.
 * False: a handshake with another word, or without a challenge. Null: none of these.
 */
export function answerGet(input: RawInput, { settings }: Account<FacebookSettings>): string | false | null {
  const { query } = input;
  const code = query['deletion'];
  if (code !== undefined) return describeConfirmation(code, settings.appSecret);
  const { 'hub.mode': mode, 'hub.verify_token': word = '', 'hub.challenge': challenge = '' } = query;
  if (mode !== 'subscribe') return null;
  if (settings.verifyToken === '' || !isSameSecret(word, settings.verifyToken)) return false;
  // Meta sends a number; nothing else than a plain word is repeated.
  return /^[\w.~-]{1,300}$/u.test(challenge) && challenge;
}
