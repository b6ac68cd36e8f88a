import { Button } from '@mantine/core';
import type { ArticleContent, ArticleDetail } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate } from '../time/dates.ts';

type ArticleHistoryProps = {
  readonly article: ArticleDetail;
  /** Begins an edit with an older text; null: this person only reads. */
  readonly onRestore: ((content: ArticleContent) => void) | null;
};

/** Who did what when; what it said then can be taken up again. */
export function ArticleHistory({ article, onRestore }: ArticleHistoryProps) {
  const { t, lang } = useWords();
  return (
    <section className="article-section">
      <h2>{t('answers.history')}</h2>
      {article.changes.length === 0 && <p className="muted small">{t('answers.noHistory')}</p>}
      <ol className="article-history">
        {article.changes.map(({ version, kind, at, by, content }) => (
          <li key={version}>
            <span>
              {t('answers.change', { what: t(`answers.kind_${kind}`), who: by })}{' '}
              <time className="muted small" dateTime={at}>
                {fullDate(at, lang)}
              </time>
            </span>
            {onRestore && version !== article.version && (kind === 'created' || kind === 'edited') && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('answers.restore')}: ${fullDate(at, lang)}`}
                onClick={() => onRestore(content)}
              >
                {t('answers.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
