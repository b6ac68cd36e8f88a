import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { AlarmPop } from '../alarms/alarm-pop.tsx';
import { CallPop } from '../calls/call-pop.tsx';
import { Mark } from '../../shared/mark.tsx';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { useDeskChange } from '../duty/use-desk-change.ts';
import { IncidentAlerts } from '../incidents/incident-alerts.tsx';
import { AccountMenu } from './account-menu.tsx';
import { CommandBar } from './command-bar.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Nav } from './nav.tsx';
import { useMe } from './me-context.ts';
import { useGlobalKeys } from './use-global-keys.ts';
import { useReference } from './use-reference.ts';

/** Left the queues, right the page; on a phone the queues come from behind a button. */
export function StaffFrame() {
  const { t, pick } = useWords();
  const { narrowNav } = usePreferences();
  const [menu, menuHandlers] = useDisclosure(false);
  const [help, helpHandlers] = useDisclosure(false);
  const province = useReference()?.province;
  const { permissions } = useMe();
  const takesCalls = permissions.includes('call:work');
  const notices = permissions.includes('incident:write');
  useGlobalKeys(helpHandlers.open);
  useDeskChange();
  const brand = (
    <span className="brand">
      <Mark size={28} />
      <span className="brand-words">
        <strong>{t('shell.product')}</strong>
        <small>{province ? pick(province) : t('shell.console')}</small>
      </span>
    </span>
  );
  return (
    <div className="frame" data-narrow={narrowNav}>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <header className="phone-bar">
        <ActionIcon size="lg" onClick={menuHandlers.open} aria-label={t('shell.openMenu')}>
          <IconMenu2 size={22} />
        </ActionIcon>
        {brand}
        <ConnectionBadge compact />
      </header>
      <aside className="side" aria-label={t('shell.console')}>
        <div className="side-top">
          {brand}
          <ActionIcon
            className="side-toggle"
            onClick={() => setPreferences({ narrowNav: !narrowNav })}
            aria-label={narrowNav ? t('shell.expand') : t('shell.collapse')}
          >
            {narrowNav ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
          </ActionIcon>
        </div>
        <Nav narrow={narrowNav} />
        <div className="side-bottom">
          <ConnectionBadge compact={narrowNav} />
          <AccountMenu narrow={narrowNav} onKeys={helpHandlers.open} />
        </div>
      </aside>
      <div className="page-column">
        {notices && <IncidentAlerts />}
        <main id="main" className="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer
        opened={menu}
        onClose={menuHandlers.close}
        title={brand}
        size={300}
        transitionProps={{ duration: 100 }}
        closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}
      >
        <Nav narrow={false} onChoose={menuHandlers.close} />
        <div className="drawer-bottom">
          <AccountMenu narrow={false} onKeys={helpHandlers.open} />
        </div>
      </Drawer>
      <KeysHelp opened={help} onClose={helpHandlers.close} />
      <CommandBar onKeys={helpHandlers.open} />
      {takesCalls && <CallPop />}
      <AlarmPop />
    </div>
  );
}
