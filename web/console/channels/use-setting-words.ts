import { settingWords as en } from '../i18n/en/settings.ts';
import { useWords } from '../i18n/use-words.ts';
import { settingWords as vi, type SettingWords } from '../i18n/vi/settings.ts';

/** What a setting is called; one that nobody has named yet goes by its own name. */
export function useSettingWords(kind: string): (name: string) => SettingWords {
  const { lang } = useWords();
  return (name) => (lang === 'en' ? en : vi)[`${kind}.${name}`] ?? { label: name };
}
