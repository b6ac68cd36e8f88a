import { createContext, useContext, useEffect, useState, type JSX, type ReactNode } from 'react';
import type { Locale } from '../../src/contract/common.ts';
import { words, type Words } from './words.ts';

type Spoken = {
  readonly lang: Locale;
  readonly w: Words;
  readonly pick: (name: { readonly vi: string; readonly en: string }) => string;
  readonly setLang: (lang: Locale) => void;
};

const Context = createContext<Spoken | null>(null);
const storageKey = 'hub-simulator-lang';

/** Language of the page: as chosen before, else of the address (`?lang=en`), else Vietnamese. */
export function WordsProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [lang, setLang] = useState<Locale>(startLanguage);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `Hub 1022 – ${words[lang].title}`;
  }, [lang]);
  const spoken: Spoken = {
    lang,
    w: words[lang],
    pick: (name) => name[lang],
    setLang: (next) => {
      store(next);
      setLang(next);
    },
  };
  return <Context.Provider value={spoken}>{children}</Context.Provider>;
}

export function useWords(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('useWords needs a WordsProvider above it.');
  return spoken;
}

function startLanguage(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? stored();
  return asked === 'en' ? 'en' : 'vi';
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function store(lang: Locale): void {
  try {
    localStorage.setItem(storageKey, lang);
  } catch {
    // Storage may be forbidden: the choice then holds until the page is closed.
  }
}
