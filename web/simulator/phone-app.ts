import type { JSX } from 'react';
import type { SimulatedChannel, SimulatedPerson, SimulatorState } from '../../src/contract/simulator.ts';

export type PhoneAppProps = { readonly person: SimulatedPerson; readonly state: SimulatorState };

/** One phone: one channel. A new channel is a line in phone-apps.tsx, and a view of its own where it is no chat. */
export type PhoneApp = {
  readonly channel: SimulatedChannel;
  readonly name: { readonly vi: string; readonly en: string };
  readonly View: (props: PhoneAppProps) => JSX.Element;
};
