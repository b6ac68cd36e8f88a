import { Button, Kbd } from '@mantine/core';
import type { OfferedAnswer } from '../../../src/contract/answers.ts';
import type { Locale } from '../../../src/contract/common.ts';
import { ArticleBody } from '../../shared/article-body.tsx';
import { useWords } from '../i18n/use-words.ts';

type OfferedArticleProps = {
  readonly article: OfferedAnswer;
  /** The key that puts it into the draft, if it has one. */
  readonly number: number | null;
  /** Language of the sender. */
  readonly wanted: Locale;
  readonly onInsert: () => void;
};

/** One article: its question, why it is offered, its text to be unfolded, and the button that takes it over. */
export function OfferedArticle({ article, number, wanted, onInsert }: OfferedArticleProps) {
  const { t, pick } = useWords();
  const { title, body, lang, source, reasons, used } = article;
  return (
    <li className="offered-article">
      <details>
        <summary>
          <span lang={lang}>{title}</span>
        </summary>
        <div lang={lang} className="offered-body">
          <ArticleBody text={body} />
          {source !== null && (
            <p className="muted small">
              {t('answers.source')}: {source}
            </p>
          )}
        </div>
      </details>
      <div className="offered-foot">
        <span className="muted small">
          {[
            reasons.length > 0 && t('answers.because', { reasons: reasons.map(pick).join('; ') }),
            lang !== wanted && t('answers.vietnameseOnly'),
            used && t('answers.usedHere'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="offered-take">
          {number !== null && <Kbd size="xs">{number}</Kbd>}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('answers.insert')}: ${title}`}
            onClick={onInsert}
          >
            {t('answers.insert')}
          </Button>
        </span>
      </div>
    </li>
  );
}
