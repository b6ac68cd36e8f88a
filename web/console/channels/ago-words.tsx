import { useWords } from '../i18n/use-words.ts';
import { farFrom } from './far-from.ts';
import { fullDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

/** When something was, as seen from now; the full date is behind it. */
export function AgoWords({ at }: { readonly at: string | null }) {
  const { t, lang } = useWords();
  const now = useNow();
  if (at === null) return <span className="muted">{t('channels.never')}</span>;
  return (
    <time dateTime={at} title={fullDate(at, lang)}>
      {farFrom(at, lang, now) ?? t('channels.justNow')}
    </time>
  );
}
