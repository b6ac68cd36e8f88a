import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../../src/contract/common.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Both languages are in the bundle: switching is instant and needs no network. */
export async function createI18n(language: Locale): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    // The library would write an advertisement into the browser's console.
    showSupportNotice: false,
  });
  return instance;
}
