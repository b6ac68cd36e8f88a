import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { farFrom } from './far-from.ts';
import { fullDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

type TokenWordsProps = { readonly token: NonNullable<ChannelView['token']>; readonly withAge?: boolean };

/** When the access token ends and, with `withAge`, when it was obtained. */
export function TokenWords({ token, withAge = false }: TokenWordsProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const { obtainedAt, expiresAt } = token;
  const far = (at: string) => farFrom(at, lang, now) ?? t('channels.justNow');
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now;
  const ends =
    expiresAt === null
      ? t('channels.tokenNoEnd')
      : t(isOver ? 'channels.tokenEnded' : 'channels.tokenEnds', { when: far(expiresAt) });
  return (
    <span className="token-words" data-over={isOver} title={expiresAt ? fullDate(expiresAt, lang) : undefined}>
      {withAge && obtainedAt !== null && (
        <span title={fullDate(obtainedAt, lang)}>{t('channels.tokenObtained', { ago: far(obtainedAt) })}, </span>
      )}
      {ends}
    </span>
  );
}
