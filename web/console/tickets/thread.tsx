import { useEffect, useMemo, useRef } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { EventFold } from './event-fold.tsx';
import { MessageItem } from './message-item.tsx';
import { timelineOf } from './timeline.ts';

/** All channels in one column, oldest first; stays at the end when something is added there. */
export function Thread({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const parts = useMemo(() => timelineOf(ticket), [ticket]);
  const scroller = useRef<HTMLDivElement>(null);
  const count = useRef(ticket.thread.length);
  useEffect(() => {
    if (ticket.thread.length <= count.current) return;
    count.current = ticket.thread.length;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [ticket.thread.length]);
  return (
    <div className="thread" ref={scroller} tabIndex={0} role="region" aria-label={t('tickets.thread')}>
      <ol className="thread-list">
        {parts.map((part) =>
          part.kind === 'message' ? (
            <MessageItem key={part.message.id} message={part.message} ticket={ticket} />
          ) : (
            <EventFold key={`events-${part.events[0]?.seq}`} events={part.events} />
          ),
        )}
      </ol>
    </div>
  );
}
