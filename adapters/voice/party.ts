import { shownForm } from '../../src/domain/text/normalise.ts';
import { networkPhone } from '../../src/lib/sms/sender.ts';

/** Words, and the numbers that Twilio spells such words with on a keypad, for a caller who hides the number. */
const hidden =
  /^(?:anonymous|unknown|private|restricted|unavailable|withheld|blocked|hidden|none|null|n\/?a|ẩn số|số ẩn|ẩn danh|không xác định|\+?266696687|\+?7378742833|\+?2562533|\+?8566696)$/iu;

/** The other side of a call, as SIP or a person writes it: E.164 where it is a number, else what the exchange calls it (`1022`, `101`). Null: hidden. */
export function partyOf(text: string | undefined): string | null {
  const shown = shownForm(text ?? '');
  const name = (/<([^<>]+)>/u.exec(shown)?.[1] ?? shown)
    .replace(/^\s*(?:sips?|tel):/iu, '')
    .replace(/[@;].*$/su, '')
    .replace(/\([^()]*\)\s*$/u, '')
    .trim();
  if (name === '' || hidden.test(name)) return null;
  return networkPhone(name) ?? name.slice(0, 40);
}
