import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type ListPageProps = {
  readonly title: string;
  /** One of the list is open: it is what the page is about, and all a phone shows. */
  readonly isOpen: boolean;
  /** Stands beside the title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

/** A list beside the one of it that is looked at; on a phone one or the other. */
export function ListPage({ title, isOpen, beside, children }: ListPageProps) {
  const Title = isOpen ? 'h2' : 'h1';
  return (
    <div className="queue-page" data-open={isOpen}>
      <section className="list-pane" aria-labelledby="list-title">
        <div className="list-head">
          <Title id="list-title">{title}</Title>
          {beside}
        </div>
        {children}
      </section>
      <div className="ticket-pane">
        <Outlet />
      </div>
    </div>
  );
}
