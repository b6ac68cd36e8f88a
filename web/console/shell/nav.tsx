import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  IconArrowsSplit2,
  IconBarrierBlock,
  IconBook2,
  IconBrain,
  IconCategory,
  IconMap2,
  IconMessage2Question,
  IconMoonStars,
  IconChartBar,
  IconDeviceTv,
  IconPhone,
  IconPlugConnected,
  IconScale,
  IconStack2,
  IconTemplate,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { QueueKey } from '../../../src/contract/tickets.ts';
import { callDeskQuery } from '../api/calls.ts';
import { quarantineQuery } from '../api/intake.ts';
import { queuesQuery } from '../api/queries.ts';
import { UndeliveredItem } from '../deliveries/undelivered-item.tsx';
import { useWords } from '../i18n/use-words.ts';
import { queueCount } from '../time/numbers.ts';
import { useMe } from './me-context.ts';
import { NavItem } from './nav-item.tsx';
import { queueIcons } from './queue-icons.ts';

type NavProps = { readonly narrow: boolean; readonly onChoose?: () => void };

/** Queues in which nothing should be. */
const warning: ReadonlySet<QueueKey> = new Set(['overdue', 'disputed', 'sealed']);

/** Queues with their counts, and the other pages this person has. */
export function Nav({ narrow, onChoose }: NavProps) {
  const { t } = useWords();
  const me = useMe();
  const { data } = useQuery(queuesQuery);
  const triages = me.queues.includes('triage');
  const sees = me.permissions.includes('dashboard:read');
  const meets = me.permissions.includes('contact:read');
  const calls = me.permissions.includes('call:work');
  const balances = me.permissions.includes('balance:read');
  const quarantines = me.permissions.includes('quarantine:read');
  const delivers = me.permissions.includes('ticket:read');
  const connects = me.permissions.includes('channel:read');
  const words = me.permissions.includes('template:write');
  const arranges = me.permissions.includes('people:write');
  const learns = me.permissions.includes('routing:read');
  const guards = me.permissions.includes('duty:read');
  const consults = me.permissions.includes('opinion:write');
  const ruled = me.permissions.includes('rules:read');
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
              warns={warning.has(queue) && (count ?? 0) > 0}
              narrow={narrow}
            />
          );
        })}
      </ul>
      {(triages || sees || meets || calls) && (
        <ul>
          {calls && <CallsItem narrow={narrow} />}
          {triages && <NavItem link={{ to: '/desk' }} icon={IconStack2} label={t('shell.desk')} narrow={narrow} />}
          {meets && <NavItem link={{ to: '/contacts' }} icon={IconUsers} label={t('contacts.title')} narrow={narrow} />}
          <NavItem link={{ to: '/incidents' }} icon={IconUsersGroup} label={t('incidents.title')} narrow={narrow} />
          <NavItem link={{ to: '/answers' }} icon={IconBook2} label={t('answers.title')} narrow={narrow} />
          {sees && (
            <NavItem link={{ to: '/dashboard' }} icon={IconChartBar} label={t('shell.dashboard')} narrow={narrow} />
          )}
          {sees && <NavItem link={{ to: '/wall' }} icon={IconDeviceTv} label={t('shell.wall')} narrow={narrow} />}
        </ul>
      )}
      {(balances || quarantines || delivers) && (
        <ul>
          {delivers && <UndeliveredItem narrow={narrow} />}
          {balances && (
            <NavItem link={{ to: '/balance' }} icon={IconScale} label={t('intake.balance')} narrow={narrow} />
          )}
          {quarantines && <QuarantineItem narrow={narrow} />}
        </ul>
      )}
      {(connects || arranges || guards || words || learns || ruled) && (
        <ul>
          {connects && (
            <NavItem link={{ to: '/channels' }} icon={IconPlugConnected} label={t('channels.title')} narrow={narrow} />
          )}
          {ruled && (
            <NavItem link={{ to: '/rules' }} icon={IconArrowsSplit2} label={t('rules.title')} narrow={narrow} />
          )}
          {learns && (
            <NavItem link={{ to: '/classifier' }} icon={IconBrain} label={t('classifier.title')} narrow={narrow} />
          )}
          {consults && (
            <NavItem
              link={{ to: '/second-opinion' }}
              icon={IconMessage2Question}
              label={t('opinion.title')}
              narrow={narrow}
            />
          )}
          {learns && (
            <NavItem link={{ to: '/taxonomy' }} icon={IconCategory} label={t('taxonomy.title')} narrow={narrow} />
          )}
          {learns && <NavItem link={{ to: '/places' }} icon={IconMap2} label={t('places.names')} narrow={narrow} />}
          {arranges && (
            <NavItem link={{ to: '/people' }} icon={IconUserCog} label={t('people.title')} narrow={narrow} />
          )}
          {guards && <NavItem link={{ to: '/duty' }} icon={IconMoonStars} label={t('duty.roster')} narrow={narrow} />}
          {words && (
            <NavItem link={{ to: '/templates' }} icon={IconTemplate} label={t('templates.title')} narrow={narrow} />
          )}
        </ul>
      )}
    </nav>
  );
}

/** Says how many are to be called back. */
function CallsItem({ narrow }: { readonly narrow: boolean }) {
  const { t } = useWords();
  const { data } = useQuery(callDeskQuery);
  const count = data?.callBacks.length ?? 0;
  return (
    <NavItem
      link={{ to: '/calls' }}
      icon={IconPhone}
      label={t('calls.title')}
      count={count === 0 ? null : queueCount(count)}
      narrow={narrow}
    />
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
