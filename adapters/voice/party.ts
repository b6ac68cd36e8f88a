import { shownForm } from '../../src/domain/text/normalise.ts';
import { normalisePhone } from '../../src/lib/phone.ts';

/** Words, and the numbers that Twilio spells such words with on a keypad, for a caller who hides the number. */
const hidden =
  /^(?:anonymous|unknown|private|restricted|unavailable|withheld|blocked|hidden|none|null|n\/?a|ẩn số|\+?266696687|\+?7378742833|\+?2562533|\+?8566696)$/iu;

/** The other side of a call: E.164 where it is a number, else what the exchange calls it (`1022`, `101`). Null: hidden. */
export function partyOf(text: string | undefined): string | null {
  const name = shownForm(text ?? '')
    .replace(/^(?:sip|tel):/iu, '')
    .replace(/@.*$/su, '')
    .trim();
  if (name === '' || hidden.test(name)) return null;
  return normalisePhone(name) ?? name.slice(0, 40);
}
