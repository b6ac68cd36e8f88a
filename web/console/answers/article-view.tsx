import { Button } from '@mantine/core';
import { IconArrowLeft, IconExternalLink, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArticleContent, ArticleDetail } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { fullDate } from '../time/dates.ts';
import { wholeNumber } from '../time/numbers.ts';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleHistory } from './article-history.tsx';
import { ArticlePreview } from './article-preview.tsx';
import { ArticleState } from './article-state.tsx';
import { ArticleTitle } from './article-title.tsx';
import { StateButtons } from './state-buttons.tsx';
import { StateLine } from './state-line.tsx';
import { useArticleActions } from './use-article-actions.ts';

/** An article as it is read, what may be done with it, and what was done. */
export function ArticleView({ article }: { readonly article: ArticleDetail }) {
  const { t, lang, pick } = useWords();
  const writes = useMe().permissions.includes('answer:write');
  const { move } = useArticleActions();
  /** What the editor begins with; null: it is closed. */
  const [editing, setEditing] = useState<{ readonly content: ArticleContent; readonly isOlder: boolean } | null>(null);
  const [isSaved, setSaved] = useState(false);
  if (editing) {
    return (
      <ArticleEditor
        article={article}
        start={editing}
        onDone={(saved) => {
          setSaved(saved !== null);
          move.reset();
          setEditing(null);
        }}
      />
    );
  }
  return (
    <div className="article-pane">
      <Link to="/answers" className="article-back">
        <IconArrowLeft size={18} aria-hidden="true" /> {t('answers.toList')}
      </Link>
      <header className="article-head">
        <h1>
          <ArticleTitle titleVi={article.titleVi} titleEn={article.titleEn} />
        </h1>
        <p className="article-facts">
          <ArticleState article={article} />
          {article.category && <span>{pick(article.category)}</span>}
          <span>{t('answers.usedTimes', { count: article.uses, number: wholeNumber(article.uses, lang) })}</span>
          <span>{t('answers.helpedTimes', { count: article.helped, number: wholeNumber(article.helped, lang) })}</span>
          <span>
            {article.updatedBy === null
              ? t('answers.shipped')
              : t('answers.updated', { who: article.updatedBy, at: fullDate(article.updatedAt, lang) })}
          </span>
        </p>
        <div className="article-tasks">
          {writes && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} />}
              onClick={() => {
                setSaved(false);
                setEditing({ content: article.content, isOlder: false });
              }}
            >
              {t('answers.edit')}
            </Button>
          )}
          {writes && <StateButtons article={article} move={move} onMove={() => setSaved(false)} />}
          {article.address !== null && (
            <Button
              component="a"
              href={article.address}
              target="_blank"
              rel="noopener"
              variant="subtle"
              leftSection={<IconExternalLink size={18} />}
            >
              {t('answers.openPublic')}
            </Button>
          )}
        </div>
        {move.error && <ErrorNotice error={move.error} />}
        <StateLine article={article} move={move} isSaved={isSaved} />
      </header>
      <ArticlePreview content={article.content} />
      <section className="article-section">
        <h2>{t('answers.asked')}</h2>
        {article.asked.length === 0 ? (
          <p className="muted small">{t('answers.noAsked')}</p>
        ) : (
          <ul className="article-asked">
            {article.asked.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </section>
      <ArticleHistory
        article={article}
        onRestore={writes ? (content) => setEditing({ content, isOlder: true }) : null}
      />
    </div>
  );
}
