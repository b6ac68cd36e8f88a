import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../src/contract/common.ts';

type Bilingual = { readonly vi: string; readonly en: string };

/** Translations, the language in use, and the right side of names that come in both. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const lang: Locale = i18n.language === 'en' ? 'en' : 'vi';
  const pick = (name: Bilingual) => name[lang];
  return { t, lang, pick, i18n };
}
