import type { ArticleDetail } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { SavedLine } from '../shell/saved-line.tsx';
import type { ArticleActions } from './use-article-actions.ts';

type StateLineProps = {
  readonly article: ArticleDetail;
  readonly move: ArticleActions['move'];
  readonly isSaved: boolean;
};

/** What was just done, and the way back. */
export function StateLine({ article, move, isSaved }: StateLineProps) {
  const { t } = useWords();
  const [latest, before] = article.changes;
  const moved = move.isSuccess && latest && latest.kind === article.state ? latest : null;
  const undoTo =
    moved && (article.state === 'published' ? (before?.kind === 'retired' ? 'retired' : 'draft') : 'published');
  return (
    <SavedLine>
      {moved && undoTo ? (
        <>
          {t(`answers.moved_${article.state}`)}
          <button
            type="button"
            className="text-button"
            onClick={() => move.mutate({ id: article.id, version: article.version, state: undoTo })}
          >
            {t('answers.undo')}
          </button>
        </>
      ) : (
        isSaved && t(article.state === 'published' ? 'answers.savedPublished' : 'answers.savedDraft')
      )}
    </SavedLine>
  );
}
