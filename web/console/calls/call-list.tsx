import { useId, type ReactNode } from 'react';
import type { CallBackLine, CallRow } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { dayOf, dayWords } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { CallBackRow } from './call-back-row.tsx';
import { CallRowView } from './call-row.tsx';

export type Order = 'oldest' | 'newest';

type CallListProps = {
  readonly now: readonly CallRow[];
  readonly callBacks: readonly CallBackLine[];
  readonly history: readonly CallRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly selected: string | undefined;
};

const dayMs = 24 * 60 * 60 * 1000;

/** First what goes on, then who waits, then what was, day by day. */
export function CallList({ now, callBacks, history, order, onOrder, selected }: CallListProps) {
  const { t, lang } = useWords();
  const nowMs = useNow();
  const [today, yesterday] = [nowMs, nowMs - dayMs].map((ms) => dayOf(new Date(ms).toISOString()));
  const days = byDay(history);
  // Stands above as well, where it waits.
  const isQueued = (id: string) => callBacks.some((line) => line.callId === id);
  const dayName = (day: string) =>
    day === today ? t('calls.today') : day === yesterday ? t('calls.yesterday') : dayWords(day, lang);
  return (
    <>
      <Part title={t('calls.now')} count={now.length} empty={t('calls.nowEmpty')}>
        {now.map((call) => (
          <CallRowView key={call.id} call={call} selected={call.id === selected} q={undefined} />
        ))}
      </Part>
      <Part
        title={t('calls.callBacks')}
        count={callBacks.length}
        empty={t('calls.callBacksEmpty')}
        extra={
          callBacks.length > 1 && (
            <button
              type="button"
              className="text-button"
              onClick={() => onOrder(order === 'oldest' ? 'newest' : 'oldest')}
            >
              {order === 'oldest' ? t('calls.oldestFirst') : t('calls.newestFirst')}
            </button>
          )
        }
      >
        {callBacks.map((line) => (
          <CallBackRow key={line.callId} line={line} selected={line.callId === selected} />
        ))}
      </Part>
      {days.length === 0 && <Part title={t('calls.history')} count={0} empty={t('calls.historyEmpty')} />}
      {days.map(([day, calls]) => (
        <Part key={day} title={dayName(day)} count={null} empty="">
          {calls.map((call) => (
            <CallRowView
              key={call.id}
              call={call}
              selected={call.id === selected && !isQueued(call.id)}
              q={undefined}
            />
          ))}
        </Part>
      ))}
    </>
  );
}

/** Calls come newest first, so those of one day stand together. */
function byDay(calls: readonly CallRow[]): readonly (readonly [string, readonly CallRow[]])[] {
  const days = new Map<string, CallRow[]>();
  for (const call of calls) {
    const day = dayOf(call.startedAt);
    days.set(day, [...(days.get(day) ?? []), call]);
  }
  return [...days];
}

type PartProps = {
  readonly title: string;
  /** Null: not worth counting. */
  readonly count: number | null;
  readonly empty: string;
  readonly extra?: ReactNode;
  readonly children?: ReactNode;
};

function Part({ title, count, empty, extra, children }: PartProps) {
  const id = useId();
  return (
    <section className="call-part" aria-labelledby={id}>
      <div className="call-part-head">
        <h2 id={id}>
          {title}
          {count !== null && count > 0 && <span className="call-part-count">{count}</span>}
        </h2>
        {extra}
      </div>
      {count === 0 ? <p className="muted small call-part-empty">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}
