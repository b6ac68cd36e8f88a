import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { SimulatorState } from '../../../src/contract/simulator.ts';
import { LineIcon } from '../line-icon.tsx';
import type { PhoneApp } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { Count } from './people-list.tsx';

type ChannelTabsProps = {
  readonly id: string;
  readonly apps: readonly PhoneApp[];
  readonly lines: SimulatorState['lines'];
  readonly current: string;
  readonly unreadOf: (channel: string) => number;
  readonly hasFault: (channel: string) => boolean;
  readonly onOpen: (channel: string) => void;
};

/** One tab per phone of a person; arrows walk along them. */
export function ChannelTabs(props: ChannelTabsProps): JSX.Element {
  const { id, apps, lines, current, unreadOf, hasFault, onOpen } = props;
  const { w, pick } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  // Sideways only: the page itself must not move.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>(`[data-channel='${current}']`);
    if (bar.current && tab)
      bar.current.scrollTo({ left: tab.offsetLeft - bar.current.clientWidth / 2 + tab.clientWidth / 2 });
  }, [current]);
  function walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = apps.findIndex((app) => app.channel === current);
    const next = apps[(at + step + apps.length) % apps.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next.channel);
    bar.current?.querySelector<HTMLElement>(`[data-channel='${next.channel}']`)?.focus();
  }
  return (
    <div role="tablist" aria-label={w.channels} className="sim-tabs" ref={bar} onKeyDown={walk}>
      {apps.map((app) => {
        const unread = unreadOf(app.channel);
        const isCurrent = app.channel === current;
        return (
          <button
            key={app.channel}
            type="button"
            role="tab"
            id={`${id}tab-${app.channel}`}
            data-channel={app.channel}
            data-fault={hasFault(app.channel) ? 'on' : undefined}
            aria-controls={`${id}app-${app.channel}`}
            aria-selected={isCurrent}
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => onOpen(app.channel)}
          >
            <span className="sim-tab-icon">
              <LineIcon lines={lines} channel={app.channel} size={20} />
              {unread > 0 && <Count value={unread} />}
            </span>
            {pick(app.name)}
          </button>
        );
      })}
    </div>
  );
}
