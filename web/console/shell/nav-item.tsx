import { Tooltip } from '@mantine/core';
import type { IconInbox } from '@tabler/icons-react';
import { Link, type LinkOptions } from '@tanstack/react-router';
import { bringIntoView } from './bring-into-view.ts';

type NavItemProps = {
  readonly link: LinkOptions;
  readonly icon: typeof IconInbox;
  readonly label: string;
  readonly count?: string | null;
  readonly warns?: boolean;
  readonly narrow: boolean;
};

/** A link of the navigation; the one of this page is never outside what is seen of a long list. */
export function NavItem({ link, icon: Icon, label, count = null, warns = false, narrow }: NavItemProps) {
  return (
    <li>
      <Tooltip label={label} position="right" disabled={!narrow}>
        <Link {...link} className="nav-item" activeProps={{ 'aria-current': 'page', ref: bringIntoView }}>
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          <span className="nav-label">{label}</span>
          {count !== null && (
            <span className="nav-count" data-warns={warns} data-none={count === '0'}>
              {count}
            </span>
          )}
        </Link>
      </Tooltip>
    </li>
  );
}
