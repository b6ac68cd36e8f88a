import { useId, type JSX } from 'react';
import type { SimulatedPerson, SimulatorState } from '../../src/contract/simulator.ts';
import { ChannelIcon } from '../shared/icons.tsx';
import { Initials } from './initials.tsx';
import { phoneApps } from './phone-apps.ts';
import { useWords } from './words-provider.tsx';

type PhoneProps = {
  readonly person: SimulatedPerson;
  readonly state: SimulatorState;
  /** Laid aside while another person's phone is in hand. */
  readonly isHidden: boolean;
  /** Key of the app in front. */
  readonly opened: string;
  /** Mails that came since the mail app was last open. */
  readonly unread: number;
  readonly onOpen: (key: string) => void;
};

/** A phone in the hand of one person: apps in tabs, one per channel. */
export function Phone({ person, state, isHidden, opened, unread, onOpen }: PhoneProps): JSX.Element {
  const { w, pick } = useWords();
  const id = useId();
  return (
    <section className="sim-phone" hidden={isHidden} aria-label={w.phoneOf(person.name)}>
      <header className="sim-phone-top">
        <Initials person={person} size={36} />
        <div className="sim-phone-owner">
          <strong>{person.name}</strong>
          <span>{[person.phone, person.mail].filter(Boolean).join(' · ')}</span>
        </div>
      </header>
      <div className="sim-phone-screen">
        {phoneApps.map(({ key, View }) => (
          <div
            key={key}
            role="tabpanel"
            id={`${id}app-${key}`}
            aria-labelledby={`${id}tab-${key}`}
            hidden={key !== opened}
          >
            <View person={person} state={state} />
          </div>
        ))}
      </div>
      <div role="tablist" className="sim-phone-tabs">
        {phoneApps.map((app) => (
          <button
            key={app.key}
            type="button"
            role="tab"
            id={`${id}tab-${app.key}`}
            aria-controls={`${id}app-${app.key}`}
            aria-selected={app.key === opened}
            onClick={() => onOpen(app.key)}
          >
            <span className="sim-tab-icon">
              <ChannelIcon channel={app.channel} size={22} />
              {app.key === 'email' && unread > 0 && (
                <span className="sim-count" aria-label={w.newMail(unread)}>
                  {unread}
                </span>
              )}
            </span>
            {pick(app.name)}
          </button>
        ))}
      </div>
    </section>
  );
}
