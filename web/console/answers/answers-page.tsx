import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { ListPage } from '../shell/list-page.tsx';
import { useMe } from '../shell/me-context.ts';
import { ArticleList } from './article-list.tsx';

/** Questions that many ask and their answers, beside the one that is read or written; on a phone one or the other. */
export function AnswersPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { articleId } = useParams({ strict: false });
  const writes = useMe().permissions.includes('answer:write');
  return (
    <ListPage
      title={t('answers.title')}
      isOpen={articleId !== undefined}
      beside={
        writes && (
          <Button
            size="xs"
            onClick={() => void navigate({ to: '/answers/$articleId', params: { articleId: 'new' } })}
            leftSection={<IconPlus size={16} />}
          >
            {t('answers.add')}
          </Button>
        )
      }
    >
      <ArticleList selected={articleId} />
    </ListPage>
  );
}
