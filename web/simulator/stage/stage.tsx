import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type JSX } from 'react';
import type { SimulatorState } from '../../../src/contract/simulator.ts';
import { forget } from '../api.ts';
import { useWords } from '../words-provider.tsx';
import { CrowdButton } from './crowd-button.tsx';
import { Desk } from './desk.tsx';
import { FaultBanner } from './fault-banner.tsx';
import { FaultDrawer } from './fault-drawer.tsx';
import { Happenings } from './happenings.tsx';
import { PeopleList } from './people-list.tsx';
import { usePlace } from './use-place.ts';
import { useSeen } from './use-seen.ts';

/** Who, their phones, and what happens. */
export function Stage({ state }: { readonly state: SimulatorState }): JSX.Element {
  const [place, setPlace] = usePlace();
  const [drawer, setDrawer] = useState<string | null>(null);
  // Phones once taken in hand stay, so that what was half-written on them is there when one comes back.
  const [inHand, setInHand] = useState<readonly string[]>([]);
  const { unreadOf, markSeen } = useSeen(state);
  const chosen = state.people.find((person) => person.id === place.personId) ?? state.people[0];
  const chosenId = chosen?.id ?? '';
  // What lies open is read as it comes.
  useEffect(() => markSeen(chosenId, place.channel));

  function choose(personId: string): void {
    setInHand((known) => (known.includes(chosenId) ? known : [...known, chosenId]));
    setPlace({ personId });
  }
  return (
    <>
      <FaultBanner lines={state.lines} />
      <main className="sim-stage">
        <div className="sim-left">
          <PeopleList people={state.people} chosenId={chosenId} unreadOf={unreadOf} onChoose={choose} />
          <CrowdButton crowd={state.crowd} />
        </div>
        {state.people
          .filter((person) => person.id === chosenId || inHand.includes(person.id))
          .map((person) => (
            <Desk
              key={person.id}
              person={person}
              state={state}
              isHidden={person.id !== chosenId}
              channel={place.channel}
              unreadOf={(channel) => unreadOf(person.id, channel)}
              onOpen={(channel) => setPlace({ channel })}
              onFaults={setDrawer}
            />
          ))}
        <div className="sim-side">
          <Happenings happenings={state.happenings} people={state.people} lines={state.lines} chosenId={chosenId} />
          <Forget />
        </div>
      </main>
      <FaultDrawer line={state.lines.find((line) => line.channel === drawer)} onClose={() => setDrawer(null)} />
    </>
  );
}

function Forget(): JSX.Element {
  const { w } = useWords();
  const forgetting = useMutation({ mutationFn: forget });
  return (
    <div className="sim-forget">
      <Button variant="default" size="xs" loading={forgetting.isPending} onClick={() => forgetting.mutate()}>
        {w.forget}
      </Button>
      <p className="sim-about">{w.forgetAbout}</p>
    </div>
  );
}
