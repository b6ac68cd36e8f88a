import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { errorWords } from './error-words.ts';
import { StateMessage } from './state-message.tsx';

/** What remains of a page that failed. */
export function PageError({ error }: ErrorComponentProps) {
  const { t, lang } = useWords();
  const hint = error instanceof ApiError ? errorWords(error, t, lang) : t('errors.pageHint');
  return (
    <StateMessage icon={<IconAlertTriangle />} title={t('errors.pageTitle')} hint={hint}>
      <Button onClick={() => globalThis.location.reload()}>{t('shell.reload')}</Button>
    </StateMessage>
  );
}
