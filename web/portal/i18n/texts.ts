import type { Locale } from '../../../src/contract/common.ts';
import { en } from './en.ts';
import type { Texts } from './vi.ts';
import { vi } from './vi.ts';

export type { Texts } from './vi.ts';

/** The words of the portal in the language of the page. */
export function textsOf(lang: Locale): Texts {
  switch (lang) {
    case 'vi':
      return vi;
    case 'en':
      return en;
  }
}
