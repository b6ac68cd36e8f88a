import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconWorldUpload } from '@tabler/icons-react';
import type { ArticleDetail } from '../../../src/contract/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import type { ArticleActions } from './use-article-actions.ts';

type StateButtonsProps = {
  readonly article: ArticleDetail;
  readonly move: ArticleActions['move'];
  readonly onMove: () => void;
};

/** Publishing, which everybody sees and which therefore asks first; and retiring, which is undone by a press. */
export function StateButtons({ article, move, onMove }: StateButtonsProps) {
  const { t } = useWords();
  const [asks, dialog] = useDisclosure(false);
  const { id, version, state, isPublic } = article;
  const go = (next: ArticleDetail['state']) => {
    onMove();
    move.mutate({ id, version, state: next });
  };
  if (state === 'published') {
    return (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconArchive size={18} />}
        loading={move.isPending}
        onClick={() => go('retired')}
      >
        {t('answers.retire')}
      </Button>
    );
  }
  return (
    <>
      <Button leftSection={<IconWorldUpload size={18} />} loading={move.isPending} onClick={dialog.open}>
        {t('answers.publish')}
      </Button>
      <ConfirmDialog
        opened={asks}
        onClose={dialog.close}
        title={t('answers.publishTitle')}
        lead={t(isPublic ? 'answers.publishLeadPublic' : 'answers.publishLeadStaff')}
        confirm={t('answers.publish')}
        onConfirm={() => {
          dialog.close();
          go('published');
        }}
      />
    </>
  );
}
