import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconBarrierBlock, IconChartBar, IconDeviceTv, IconScale, IconStack2, IconUsers } from '@tabler/icons-react';
import { quarantineQuery } from '../api/intake.ts';
import { queuesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { queueCount } from '../time/numbers.ts';
import { useMe } from './me-context.ts';
import { NavItem } from './nav-item.tsx';
import { queueIcons } from './queue-icons.ts';

type NavProps = { readonly narrow: boolean; readonly onChoose?: () => void };

/** Queues with their counts, and the other pages this person has. */
export function Nav({ narrow, onChoose }: NavProps) {
  const { t } = useWords();
  const me = useMe();
  const { data } = useQuery(queuesQuery);
  const triages = me.queues.includes('triage');
  const sees = me.permissions.includes('dashboard:read');
  const meets = me.permissions.includes('contact:read');
  const balances = me.permissions.includes('balance:read');
  const quarantines = me.permissions.includes('quarantine:read');
  return (
    <nav className="nav-links" aria-label={t('shell.queues')} onClick={onChoose}>
      <ul>
        {me.queues.map((queue) => {
          const count = data?.counts[queue];
          return (
            <NavItem
              key={queue}
              link={{ to: '/q/$queue', params: { queue } }}
              icon={queueIcons[queue]}
              label={t(`queues.${queue}`)}
              count={count === undefined ? null : queueCount(count)}
              warns={queue === 'overdue' && (count ?? 0) > 0}
              narrow={narrow}
            />
          );
        })}
      </ul>
      {(triages || sees || meets) && (
        <ul>
          {triages && <NavItem link={{ to: '/desk' }} icon={IconStack2} label={t('shell.desk')} narrow={narrow} />}
          {meets && (
            <NavItem link={{ to: '/contacts' }} icon={IconUsers} label={t('contacts.title')} narrow={narrow} />
          )}
          {sees && (
            <NavItem link={{ to: '/dashboard' }} icon={IconChartBar} label={t('shell.dashboard')} narrow={narrow} />
          )}
          {sees && <NavItem link={{ to: '/wall' }} icon={IconDeviceTv} label={t('shell.wall')} narrow={narrow} />}
        </ul>
      )}
      {(balances || quarantines) && (
        <ul>
          {balances && (
            <NavItem link={{ to: '/balance' }} icon={IconScale} label={t('intake.balance')} narrow={narrow} />
          )}
          {quarantines && <QuarantineItem narrow={narrow} />}
        </ul>
      )}
    </nav>
  );
}

/** Says how many wait there; nothing while none does. */
function QuarantineItem({ narrow }: { readonly narrow: boolean }) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(quarantineQuery);
  const count = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  const words = data?.pages.at(-1)?.next ? `${count}+` : queueCount(count);
  return (
    <NavItem
      link={{ to: '/quarantine' }}
      icon={IconBarrierBlock}
      label={t('intake.quarantine')}
      count={count === 0 ? null : words}
      warns
      narrow={narrow}
    />
  );
}
