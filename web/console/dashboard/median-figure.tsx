import { useWords } from '../i18n/use-words.ts';
import { durationWords } from './duration.ts';

/** Median time to the first answer; `minutes` null while there are too few answers. */
export function MedianFigure({ minutes }: { readonly minutes: number | null }) {
  const { t } = useWords();
  return (
    <section className="panel median" aria-labelledby="median-title">
      <h2 id="median-title">{t('dashboard.median')}</h2>
      {minutes === null ? (
        <p className="muted">{t('dashboard.tooFew')}</p>
      ) : (
        <p className="median-value">{durationWords(minutes, t)}</p>
      )}
      <p className="muted small">{t('dashboard.last30')}</p>
    </section>
  );
}
