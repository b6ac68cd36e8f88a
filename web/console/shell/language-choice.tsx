import { SegmentedControl } from '@mantine/core';
import { setPreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';

/** Each language in its own words. */
export function LanguageChoice() {
  const { t, lang } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.language')}
      value={lang}
      onChange={(value) => setPreferences({ lang: value === 'en' ? 'en' : 'vi' })}
      data={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
