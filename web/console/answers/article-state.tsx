import { IconArchive, IconCheck, IconPencil } from '@tabler/icons-react';
import type { ArticleRow } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';

const looks = {
  draft: { tone: 'amber', icon: IconPencil },
  published: { tone: 'green', icon: IconCheck },
  retired: { tone: 'grey', icon: IconArchive },
} as const;

/** Draft, published or retired, and whether everybody may read it. */
export function ArticleState({ article }: { readonly article: Pick<ArticleRow, 'state' | 'isPublic'> }) {
  const { t } = useWords();
  const { tone, icon: Icon } = looks[article.state];
  return (
    <Tag tone={tone} icon={<Icon size={14} aria-hidden="true" />}>
      {t(`answers.state_${article.state}`)}
      {article.state === 'published' && ` · ${t(article.isPublic ? 'answers.onPortal' : 'answers.staffOnly')}`}
    </Tag>
  );
}
