import type { JSX } from 'react';
import type { SimulatedPerson, SimulatorState } from '../../src/contract/simulator.ts';

export type PhoneAppProps = { readonly person: SimulatedPerson; readonly state: SimulatorState };

/** One app on the phone: one channel. A new channel is a folder with its view and a line in phone-apps.ts. */
export type PhoneApp = {
  readonly key: string;
  /** Kind of the channel, for its icon. */
  readonly channel: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly View: (props: PhoneAppProps) => JSX.Element;
};
