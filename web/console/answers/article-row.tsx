import { Link } from '@tanstack/react-router';
import type { ArticleRow } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { wholeNumber } from '../time/numbers.ts';
import { ArticleState } from './article-state.tsx';
import { ArticleTitle } from './article-title.tsx';

type ArticleRowProps = { readonly row: ArticleRow; readonly selected: boolean };

/** The question; its state and how often it was of use. */
export function ArticleRowView({ row, selected }: ArticleRowProps) {
  const { t, lang, pick } = useWords();
  return (
    <li>
      <Link
        to="/answers/$articleId"
        params={{ articleId: String(row.id) }}
        className="receipt-row"
        ref={selected ? bringIntoView : undefined}
      >
        <span className="answer-question">
          <ArticleTitle titleVi={row.titleVi} titleEn={row.titleEn} />
        </span>
        <span className="row-line muted small">
          <span className="row-subject">
            {[row.category && pick(row.category), row.uses > 0 && usesWords(row.uses)].filter(Boolean).join(' · ')}
          </span>
          {row.state !== 'published' && <ArticleState article={row} />}
        </span>
      </Link>
    </li>
  );

  function usesWords(count: number): string {
    return t('answers.usedTimes', { count, number: wholeNumber(count, lang) });
  }
}
