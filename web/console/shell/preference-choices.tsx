import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { LanguageChoice } from './language-choice.tsx';

const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const schemeNames = { light: 'themeLight', dark: 'themeDark', auto: 'themeAuto' } as const;

/** Language, theme and density of this computer. */
export function PreferenceChoices() {
  const { t } = useWords();
  const { density } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="menu-choices">
      <Choice label={t('shell.language')}>
        <LanguageChoice />
      </Choice>
      <Choice label={t('shell.theme')}>
        <SegmentedControl
          size="xs"
          aria-label={t('shell.theme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto')}
          data={schemes.map((value) => ({ value, label: t(`shell.${schemeNames[value]}`) }))}
        />
      </Choice>
      <Choice label={t('shell.density')}>
        <SegmentedControl
          size="xs"
          aria-label={t('shell.density')}
          value={density}
          onChange={(value) => setPreferences({ density: value === 'compact' ? 'compact' : 'comfortable' })}
          data={[
            { value: 'comfortable', label: t('shell.densityComfortable') },
            { value: 'compact', label: t('shell.densityCompact') },
          ]}
        />
      </Choice>
    </div>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="menu-choice">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
