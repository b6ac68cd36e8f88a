import { ActionIcon, Anchor, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { JSX } from 'react';
import { Mark } from '../shared/mark.tsx';
import { Sign } from './signs.tsx';
import { useWords } from './words-provider.tsx';

/** What this page is, the ways to the hub's own pages, language and theme. */
export function Header(): JSX.Element {
  const { w, lang, setLang } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <header>
      <p className="sim-banner">
        <strong>{w.banner}</strong> <span>{w.bannerAbout}</span>
      </p>
      <div className="sim-header">
        <Mark size={28} />
        <h1>
          Hub 1022 <span>{w.title}</span>
        </h1>
        <nav>
          <Anchor href="/" target="hub-portal">
            {w.openPortal}
          </Anchor>
          <Anchor href="/console" target="hub-console">
            {w.openConsole}
          </Anchor>
          <Button variant="default" size="xs" lang={other} onClick={() => setLang(other)}>
            {w.otherLanguage}
          </Button>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={isDark ? w.themeLight : w.themeDark}
            onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
          >
            <Sign name={isDark ? 'sun' : 'moon'} size={18} />
          </ActionIcon>
        </nav>
      </div>
    </header>
  );
}
