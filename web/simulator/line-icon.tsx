import type { JSX } from 'react';
import type { SimulatedChannel, SimulatorState } from '../../src/contract/simulator.ts';
import { Icon, Outline } from '../shared/icons.tsx';

type LineIconProps = {
  readonly lines: SimulatorState['lines'];
  readonly channel: SimulatedChannel;
  readonly size: number;
};

/** Icon of a channel, as the hub bears it. */
export function LineIcon({ lines, channel, size }: LineIconProps): JSX.Element {
  const line = lines.find((one) => one.channel === channel);
  return line ? <Outline path={line.icon} size={size} /> : <Icon name="message" size={size} />;
}
