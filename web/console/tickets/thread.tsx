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
  const said = parts.filter((part) => part.kind === 'message').length;
  // Who is to approve begins at the answer; others at the report.
  const count = useRef(ticket.actions.includes('approve') ? 0 : said);
  useEffect(() => {
    if (said <= count.current) return;
    count.current = said;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [said]);
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
