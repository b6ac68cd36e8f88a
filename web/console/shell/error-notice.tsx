import { Button } from '@mantine/core';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { errorWords } from './error-words.ts';
import { Notice } from './notice.tsx';

type ErrorNoticeProps = { readonly error: unknown; readonly onRetry?: () => void };

/** An error beside the thing that failed: an action, or with `onRetry` something that could not be loaded. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t, lang } = useWords();
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <Notice tone="red" title={onRetry ? t('errors.loadTitle') : t('errors.title')}>
      <p>{errorWords(error, t, lang)}</p>
      {error instanceof ApiError && error.fields.map((field) => <p key={field.field}>{field.message[lang]}</p>)}
      {requestId && <p className="muted small">{t('errors.requestId', { id: requestId })}</p>}
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry} mt={8}>
          {t('shell.retry')}
        </Button>
      )}
    </Notice>
  );
}
