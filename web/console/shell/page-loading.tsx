import { Loader } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';

export function PageLoading() {
  const { t } = useWords();
  return (
    <div className="page-message" role="status">
      <Loader size="sm" />
      <p>{t('shell.loading')}</p>
    </div>
  );
}
