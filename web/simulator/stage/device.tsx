import { ActionIcon } from '@mantine/core';
import type { JSX } from 'react';
import type { SimulatedLine, SimulatedPerson, SimulatorState } from '../../../src/contract/simulator.ts';
import { Initials } from '../initials.tsx';
import { LineIcon } from '../line-icon.tsx';
import type { PhoneApp } from '../phone-app.ts';
import { Sign } from '../signs.tsx';
import { useWords } from '../words-provider.tsx';

type DeviceProps = {
  readonly id: string;
  readonly app: PhoneApp;
  readonly person: SimulatedPerson;
  readonly state: SimulatorState;
  readonly isCurrent: boolean;
  /** Somebody touches it: it comes to the front without moving. */
  readonly onTouch: () => void;
  readonly onFaults: () => void;
};

/** One phone: the owner's name on top, then the app with the face of its channel. */
export function Device({ id, app, person, state, isCurrent, onTouch, onFaults }: DeviceProps): JSX.Element {
  const { w, pick } = useWords();
  const line = state.lines.find((one) => one.channel === app.channel);
  const faults = line?.faults.filter((fault) => fault.isOn).length ?? 0;
  return (
    <section
      role="tabpanel"
      className="sim-device"
      id={`${id}app-${app.channel}`}
      aria-labelledby={`${id}tab-${app.channel}`}
      data-channel={app.channel}
      data-current={isCurrent ? 'yes' : 'no'}
      onPointerDownCapture={onTouch}
      onFocusCapture={onTouch}
    >
      <p className="sim-status">
        <Initials person={person} size={20} />
        <span>{app.channel === 'email' ? person.mail : `${person.name} · ${person.phone ?? ''}`}</span>
      </p>
      <header className="sim-bar">
        <span className="sim-bar-icon">
          <LineIcon lines={state.lines} channel={app.channel} size={22} />
        </span>
        <p>
          <strong>{titleOf(app, line, w.centre) ?? pick(app.name)}</strong>
          <span>{aboutOf(app, w)}</span>
        </p>
        {line && line.faults.length > 0 && (
          <ActionIcon
            variant="transparent"
            size={40}
            className="sim-bolt"
            data-on={faults > 0 ? 'yes' : undefined}
            aria-label={`${w.openFaults(pick(app.name))}${faults > 0 ? ` · ${w.faultsOn(faults)}` : ''}`}
            onClick={onFaults}
          >
            <Sign name="bolt" />
          </ActionIcon>
        )}
      </header>
      <div className="sim-screen">
        <app.View person={person} state={state} />
      </div>
    </section>
  );
}

/** Who is on the other side, as this app shows it; null: the app's own name. */
function titleOf(app: PhoneApp, line: SimulatedLine | undefined, centre: string): string | null {
  switch (app.channel) {
    case 'zalo':
    case 'facebook':
    case 'telegram':
      return centre;
    case 'sms-http':
    case 'twilio':
    case 'smpp':
      return line?.address ?? null;
    case 'web':
    case 'email':
    case 'voice':
      return null;
  }
}

function aboutOf(app: PhoneApp, w: ReturnType<typeof useWords>['w']): string {
  switch (app.channel) {
    case 'zalo':
      return `Zalo · ${w.officialAccount}`;
    case 'facebook':
      return 'Facebook';
    case 'telegram':
      return `Telegram · ${w.bot}`;
    case 'sms-http':
      return w.shortCode;
    case 'twilio':
      return w.internationalNumber;
    case 'smpp':
      return w.networkNumber;
    case 'web':
    case 'email':
    case 'voice':
      return w.centre;
  }
}
