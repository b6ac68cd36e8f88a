import { useWords } from '../i18n/use-words.ts';

/** What a model is called. */
export function useModelName(): (id: string) => string {
  const { t } = useWords();
  return (id) => (id === 'shipped' ? t('classifier.shipped') : t('classifier.learned', { id }));
}
