import { IconChevronRight } from '@tabler/icons-react';
import type { EventView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

/** Recorded steps between two messages: one stands by itself, several fold into the last. */
export function EventFold({ events }: { readonly events: readonly EventView[] }) {
  const { t, pick } = useWords();
  const last = events.at(-1);
  if (!last) return null;
  if (events.length === 1) {
    return (
      <li className="events">
        <EventLine event={last} />
      </li>
    );
  }
  return (
    <li className="events">
      <details>
        <summary>
          <IconChevronRight size={14} aria-hidden="true" />
          <span className="events-count">{t('tickets.events', { count: events.length })}</span>
          <span className="events-last">{pick(last.text)}</span>
        </summary>
        <ul>
          {events.map((event) => (
            <li key={event.seq}>
              <EventLine event={event} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function EventLine({ event }: { readonly event: EventView }) {
  const { lang, pick } = useWords();
  const now = useNow();
  return (
    <p className="event">
      <span>
        {pick(event.text)}
        {event.actor.name && <span className="event-actor"> · {event.actor.name}</span>}
      </span>
      <time dateTime={event.at} title={fullDate(event.at, lang)}>
        {shortDate(event.at, lang, now)}
      </time>
    </p>
  );
}
