import { useEffect, useRef, type JSX } from 'react';
import type { SimulatedPerson } from '../../../src/contract/simulator.ts';
import { Initials } from '../initials.tsx';
import { useWords } from '../words-provider.tsx';
import { AddPerson } from './add-person.tsx';

type PeopleListProps = {
  readonly people: readonly SimulatedPerson[];
  readonly chosenId: string;
  readonly unreadOf: (personId: string) => number;
  readonly onChoose: (id: string) => void;
};

/** Whose phones are looked at; a count tells of what came meanwhile. */
export function PeopleList({ people, chosenId, unreadOf, onChoose }: PeopleListProps): JSX.Element {
  const { w, pick } = useWords();
  const list = useRef<HTMLUListElement>(null);
  // Somebody who was just added, or whom a link asked for, may stand below what is in sight; the page itself stays.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current]')?.parentElement;
    if (!list.current || !chosen) return;
    list.current.scrollTo({ left: chosen.offsetLeft - 8, top: chosen.offsetTop - list.current.clientHeight / 2 });
  }, [chosenId]);
  return (
    <nav className="sim-people" aria-label={w.people}>
      <div className="sim-panel-head">
        <h2>{w.people}</h2>
        <AddPerson onAdded={onChoose} />
      </div>
      <ul ref={list}>
        {people.map((person) => {
          const unread = unreadOf(person.id);
          return (
            <li key={person.id}>
              <button
                type="button"
                aria-current={person.id === chosenId ? 'true' : undefined}
                onClick={() => onChoose(person.id)}
              >
                <Initials person={person} size={36} />
                <span className="sim-person">
                  <strong>{person.name}</strong>
                  <span>{pick(person.about)}</span>
                </span>
                {unread > 0 && <Count value={unread} />}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** How much is new, as a number with its words. */
export function Count({ value }: { readonly value: number }): JSX.Element {
  const { w } = useWords();
  return (
    <span className="sim-count">
      <span aria-hidden="true">{value}</span>
      <span className="sim-spoken">{w.unread(value)}</span>
    </span>
  );
}
