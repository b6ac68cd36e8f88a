import { Button } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { hasCode } from '../api/api-error.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';

type ContactProblemProps = {
  readonly error: unknown;
  /** Takes the state that somebody else has made as the one to change. */
  readonly onReload: () => void;
};

/** Why something was not done; nothing while there is no error. */
export function ContactProblem({ error, onReload }: ContactProblemProps) {
  const { t } = useWords();
  if (!error) return null;
  if (!hasCode(error, 'version_conflict')) return <ErrorNotice error={error} />;
  return (
    <Notice tone="amber" title={t('contacts.conflict')}>
      <p>{t('contacts.conflictHint')}</p>
      <Button size="xs" variant="default" mt={8} onClick={onReload}>
        {t('contacts.reload')}
      </Button>
    </Notice>
  );
}
