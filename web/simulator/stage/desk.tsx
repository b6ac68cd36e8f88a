import { useEffect, useId, useRef, type JSX } from 'react';
import type { SimulatedPerson, SimulatorState } from '../../../src/contract/simulator.ts';
import { appsOf } from '../phone-apps.tsx';
import { useWords } from '../words-provider.tsx';
import { ChannelTabs } from './channel-tabs.tsx';
import { Device } from './device.tsx';

/** Room at the edge of the row for the ring of the phone in front. */
const edge = 4;

type DeskProps = {
  readonly person: SimulatedPerson;
  readonly state: SimulatorState;
  /** Laid aside while another person's phones are in hand. */
  readonly isHidden: boolean;
  /** Channel of the phone in front. */
  readonly channel: string;
  readonly unreadOf: (channel: string) => number;
  readonly onOpen: (channel: string) => void;
  readonly onFaults: (channel: string) => void;
};

/** All phones of one person in a row, one per channel; where there is little room, the one in front alone. */
export function Desk(props: DeskProps): JSX.Element {
  const { person, state, isHidden, channel, unreadOf, onOpen, onFaults } = props;
  const { w } = useWords();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const apps = appsOf(person, state.lines);
  const current = apps.some((app) => app.channel === channel) ? channel : (apps[0]?.channel ?? '');

  function bring(next: string): void {
    const phone = row.current?.querySelector<HTMLElement>(`:scope > [data-channel='${next}']`);
    if (row.current && phone) row.current.scrollTo({ left: phone.offsetLeft - edge });
  }
  // A link may ask for a phone that lies to the right of what fits.
  useEffect(() => {
    if (!isHidden) bring(channel);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- touching a phone must not move it
  }, [isHidden]);

  return (
    <section className="sim-desk" hidden={isHidden} aria-label={w.phoneOf(person.name)}>
      <ChannelTabs
        id={id}
        apps={apps}
        lines={state.lines}
        current={current}
        unreadOf={unreadOf}
        hasFault={(one) => state.lines.some((line) => line.channel === one && line.faults.some((fault) => fault.isOn))}
        onOpen={(next) => {
          onOpen(next);
          bring(next);
        }}
      />
      <div className="sim-row" ref={row}>
        {apps.map((app) => (
          <Device
            key={app.channel}
            id={id}
            app={app}
            person={person}
            state={state}
            isCurrent={app.channel === current}
            onTouch={() => onOpen(app.channel)}
            onFaults={() => onFaults(app.channel)}
          />
        ))}
      </div>
    </section>
  );
}
