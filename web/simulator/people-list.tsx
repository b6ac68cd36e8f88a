import type { JSX } from 'react';
import type { SimulatedPerson } from '../../src/contract/simulator.ts';
import { Initials } from './initials.tsx';
import { useWords } from './words-provider.tsx';

type PeopleListProps = {
  readonly people: readonly SimulatedPerson[];
  readonly chosenId: string;
  readonly unreadOf: (personId: string) => number;
  readonly onChoose: (id: string) => void;
};

/** Whose phone is looked at; a count tells of mail that came meanwhile. */
export function PeopleList({ people, chosenId, unreadOf, onChoose }: PeopleListProps): JSX.Element {
  const { w, pick } = useWords();
  return (
    <nav className="sim-people" aria-label={w.people}>
      <h2>{w.people}</h2>
      <ul>
        {people.map((person) => {
          const unread = unreadOf(person.id);
          return (
            <li key={person.id}>
              <button
                type="button"
                aria-current={person.id === chosenId ? 'true' : undefined}
                onClick={() => onChoose(person.id)}
              >
                <Initials person={person} size={40} />
                <span className="sim-person">
                  <strong>{person.name}</strong>
                  <span>{pick(person.about)}</span>
                </span>
                {unread > 0 && (
                  <span className="sim-count" aria-label={w.newMail(unread)}>
                    {unread}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
