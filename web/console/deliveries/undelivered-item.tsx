import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailExclamation } from '@tabler/icons-react';
import { undeliveredQuery } from '../api/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { NavItem } from '../shell/nav-item.tsx';

/** The entry at the left, with how many wait; asks what the page itself asks, and no more often. */
export function UndeliveredItem({ narrow }: { readonly narrow: boolean }) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(undeliveredQuery);
  const count = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  const more = data?.pages.at(-1)?.next ? '+' : '';
  return (
    <NavItem
      link={{ to: '/deliveries' }}
      icon={IconMailExclamation}
      label={t('deliveries.nav')}
      count={count === 0 ? null : `${count}${more}`}
      warns
      narrow={narrow}
    />
  );
}
