import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconLogout, IconSelector, IconShieldCheck, IconShieldPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { TwoFactorDialog } from '../account/two-factor-dialog.tsx';
import { signOut } from '../api/auth.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from './me-context.ts';
import { PreferenceChoices } from './preference-choices.tsx';

type AccountMenuProps = { readonly narrow: boolean; readonly onKeys: () => void };

/** Who is signed in, what they set for this computer, and the way out. */
export function AccountMenu({ narrow, onKeys }: AccountMenuProps) {
  const { t, pick } = useWords();
  const me = useMe();
  const client = useQueryClient();
  const [menu, menuHandlers] = useDisclosure(false);
  const [twoFactor, twoFactorHandlers] = useDisclosure(false);
  const choose = (run: () => void) => () => {
    menuHandlers.close();
    run();
  };
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    // A new page: nothing of the last person stays in memory.
    globalThis.location.assign('/console/sign-in');
  };
  const role = t(`roles.${me.role}`);
  return (
    <>
      <Popover
        opened={menu}
        onChange={menuHandlers.set}
        position="top-start"
        width={300}
        shadow="md"
        trapFocus
        returnFocus
        transitionProps={{ duration: 100 }}
      >
        <Popover.Target>
          <button type="button" className="account-button" onClick={menuHandlers.toggle}>
            <VisuallyHidden>{t('shell.account')}: </VisuallyHidden>
            <span className="avatar" aria-hidden="true">
              {initials(me.name)}
            </span>
            {narrow ? (
              <VisuallyHidden>{me.name}</VisuallyHidden>
            ) : (
              <>
                <span className="account-words">
                  <strong>{me.name}</strong>
                  <small>{me.agency ? pick(me.agency) : role}</small>
                </span>
                <IconSelector size={16} aria-hidden="true" />
              </>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label={t('shell.account')}>
          <div className="menu-person">
            <strong>{me.name}</strong>
            <span>{me.email}</span>
            <span>{[role, me.agency && pick(me.agency)].filter(Boolean).join(', ')}</span>
          </div>
          <PreferenceChoices />
          <UnstyledButton className="menu-item" onClick={choose(twoFactorHandlers.open)}>
            {me.twoFactor ? (
              <IconShieldCheck size={18} aria-hidden="true" />
            ) : (
              <IconShieldPlus size={18} aria-hidden="true" />
            )}
            {me.twoFactor ? t('shell.twoFactorOn') : t('shell.twoFactorOff')}
          </UnstyledButton>
          <UnstyledButton className="menu-item" onClick={choose(onKeys)}>
            <IconKeyboard size={18} aria-hidden="true" />
            {t('shell.keys')}
          </UnstyledButton>
          <UnstyledButton className="menu-item" onClick={() => void leave()}>
            <IconLogout size={18} aria-hidden="true" />
            {t('shell.signOut')}
          </UnstyledButton>
        </Popover.Dropdown>
      </Popover>
      <TwoFactorDialog opened={twoFactor} onClose={twoFactorHandlers.close} />
    </>
  );
}

/** First letters of the first and the last word: the family name and the given name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words.at(0)?.at(0) ?? ''}${words.length > 1 ? (words.at(-1)?.at(0) ?? '') : ''}`;
}
