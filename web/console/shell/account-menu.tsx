import { Menu, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconLogout, IconSelector, IconShieldCheck, IconShieldPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { TwoFactorDialog } from '../account/two-factor-dialog.tsx';
import { signOut } from '../api/auth.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from './me-context.ts';

type AccountMenuProps = { readonly narrow: boolean; readonly onKeys: () => void };

const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const schemeNames = { light: 'themeLight', dark: 'themeDark', auto: 'themeAuto' } as const;

export function AccountMenu({ narrow, onKeys }: AccountMenuProps) {
  const { t, lang, pick } = useWords();
  const me = useMe();
  const client = useQueryClient();
  const { density } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [twoFactor, twoFactorHandlers] = useDisclosure(false);
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    // A new page: nothing of the last person stays in memory.
    globalThis.location.assign('/console/sign-in');
  };
  return (
    <>
      <Menu position="top-start" width={300} shadow="md" transitionProps={{ duration: 100 }}>
        <Menu.Target>
          <button type="button" className="account-button" aria-label={`${t('shell.account')}: ${me.name}`}>
            <span className="avatar" aria-hidden="true">
              {initials(me.name)}
            </span>
            {!narrow && (
              <>
                <span className="account-words">
                  <strong>{me.name}</strong>
                  <small>{me.agency ? pick(me.agency) : t(`roles.${me.role}`)}</small>
                </span>
                <IconSelector size={16} aria-hidden="true" />
              </>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className="menu-person">
            <strong>{me.name}</strong>
            <span>{me.email}</span>
            <span>{[t(`roles.${me.role}`), me.agency && pick(me.agency)].filter(Boolean).join(', ')}</span>
          </div>
          <Menu.Divider />
          <Choice label={t('shell.language')}>
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
          <Menu.Divider />
          <Menu.Item
            leftSection={me.twoFactor ? <IconShieldCheck size={18} /> : <IconShieldPlus size={18} />}
            onClick={twoFactorHandlers.open}
          >
            {me.twoFactor ? t('shell.twoFactorOn') : t('shell.twoFactorOff')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={18} />} onClick={onKeys}>
            {t('shell.keys')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void leave()}>
            {t('shell.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TwoFactorDialog opened={twoFactor} onClose={twoFactorHandlers.close} />
    </>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="menu-choice">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

/** Last word first: a Vietnamese given name stands at the end. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words.at(0)?.at(0) ?? ''}${words.length > 1 ? (words.at(-1)?.at(0) ?? '') : ''}`;
}
