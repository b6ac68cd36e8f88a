import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { hasCode } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from './error-notice.tsx';
import { useClearOfBar } from './use-clear-of-bar.ts';

type SaveBarProps = {
  readonly saving: Pick<UseMutationResult, 'error' | 'isSuccess' | 'isPending'>;
  readonly isChanged: boolean;
  readonly discard: () => void;
  /** Said when all is saved. */
  readonly saved: string;
  /** The error that says somebody else saved meanwhile: what they wrote can be loaded. */
  readonly outdated: string;
};

/** The end of a form that is saved as a whole: what went wrong, whether something is unsaved, and both ways on. */
export function SaveBar({ saving, isChanged, discard, saved, outdated }: SaveBarProps) {
  const { t } = useWords();
  useClearOfBar(isChanged);
  return (
    <div className="save-bar">
      {saving.error && <ErrorNotice error={saving.error} />}
      {hasCode(saving.error, outdated) && (
        <Button variant="default" onClick={discard}>
          {t('people.reload')}
        </Button>
      )}
      <p role="status" className="muted small">
        {isChanged ? t('people.unsaved') : saving.isSuccess ? saved : ''}
      </p>
      <div className="save-bar-tasks">
        <Button variant="default" disabled={!isChanged} onClick={discard}>
          {t('people.discard')}
        </Button>
        <Button type="submit" disabled={!isChanged} loading={saving.isPending}>
          {t('people.save')}
        </Button>
      </div>
    </div>
  );
}
