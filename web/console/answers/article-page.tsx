import { Button } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { articleQuery } from '../api/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
import { useMe } from '../shell/me-context.ts';
import { StateMessage } from '../shell/state-message.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleView } from './article-view.tsx';

/** The article of the address; `new` is one that is written now. */
export function ArticlePage() {
  const { t } = useWords();
  const { articleId } = useParams({ from: '/staff/framed/answers/$articleId' });
  const writes = useMe().permissions.includes('answer:write');
  const navigate = useNavigate();
  const missing = (
    <StateMessage icon={<IconMessageOff />} title={t('answers.gone')} hint={t('answers.goneHint')}>
      <Button component={Link} to="/answers" variant="default">
        {t('answers.toList')}
      </Button>
    </StateMessage>
  );
  const isNew = articleId === 'new';
  const query = useQuery({ ...articleQuery(articleId), enabled: !isNew });
  if (isNew && writes) {
    return (
      <ArticleEditor
        article={null}
        start={{ content: null, isOlder: false }}
        onDone={(saved) =>
          void (saved
            ? navigate({ to: '/answers/$articleId', params: { articleId: String(saved.id) } })
            : navigate({ to: '/answers' }))
        }
      />
    );
  }
  if (isNew) return missing;
  return (
    <DetailFrame query={query} loading={t('answers.loading')} missing={missing}>
      {(article) => <ArticleView key={article.id} article={article} />}
    </DetailFrame>
  );
}
