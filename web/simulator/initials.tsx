import type { JSX } from 'react';
import type { SimulatedPerson } from '../../src/contract/simulator.ts';
import { Icon } from '../shared/icons.tsx';

/** A round sign for a person: initials of a human, a building for a firm. Decorative. */
export function Initials({ person, size }: { readonly person: SimulatedPerson; readonly size: number }): JSX.Element {
  const isFirm = person.kind === 'business' && person.lang === 'vi';
  return (
    <span
      className="sim-initials"
      data-kind={person.kind}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
      aria-hidden="true"
    >
      {isFirm ? <Icon name="building" size={size * 0.5} /> : initialsOf(person.name)}
    </span>
  );
}

/** First letters of the family name and of the given name, which stands last in Vietnamese. */
function initialsOf(name: string): string {
  const parts = name.split(/[\s@.]+/u).filter(Boolean);
  const first = parts.at(0)?.at(0) ?? '?';
  const last = parts.length > 1 ? (parts.at(-1)?.at(0) ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase('vi');
}
