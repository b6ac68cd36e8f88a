import { Alert, Anchor, Button, Loader } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import type { SimulatorState } from '../../src/contract/simulator.ts';
import { Icon } from '../shared/icons.tsx';
import { Mark } from '../shared/mark.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { Happenings } from './happenings.tsx';
import { PeopleList } from './people-list.tsx';
import { Phone } from './phone.tsx';
import { useUnread } from './use-unread.ts';
import { useWorld } from './use-world.ts';
import { useWords } from './words-provider.tsx';

/** The whole page: who, their phone, and what happens. */
export function App(): JSX.Element {
  const { w } = useWords();
  const { state, isLost } = useWorld();
  return (
    <>
      <Header />
      {isLost && (
        <Alert role="alert" color="red" radius={0} icon={<Icon name="alert" />}>
          {w.lost}
        </Alert>
      )}
      {state ? (
        <Stage key={state.run} state={state} />
      ) : (
        <p className="sim-loading">
          <Loader size="sm" /> {w.loading}
        </p>
      )}
    </>
  );
}

function Header(): JSX.Element {
  const { w, lang, setLang } = useWords();
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <header>
      <p className="sim-banner">
        <strong>{w.banner}</strong> <span>{w.bannerAbout}</span>
      </p>
      <div className="sim-header">
        <Mark size={28} />
        <h1>
          Hub 1022 <span>{w.title}</span>
        </h1>
        <nav>
          <Anchor href="/" target="hub-portal">
            {w.openPortal}
          </Anchor>
          <Anchor href="/console" target="hub-console">
            {w.openConsole}
          </Anchor>
          <Button variant="default" size="xs" lang={other} onClick={() => setLang(other)}>
            {w.otherLanguage}
          </Button>
        </nav>
      </div>
    </header>
  );
}

function Stage({ state }: { readonly state: SimulatorState }): JSX.Element {
  const [chosenId, setChosenId] = useState('lan');
  const [opened, setOpened] = useState('web');
  // Phones once taken in hand stay, so that what was half-written on them is there when one comes back.
  const [inHand, setInHand] = useState<readonly string[]>(['lan']);
  const { unreadOf, markSeen } = useUnread(state.mails);
  // A mailbox that lies open is read as its mails come.
  useEffect(() => {
    if (opened === 'email') markSeen(chosenId);
  });
  return (
    <main className="sim-stage">
      <PeopleList
        people={state.people}
        chosenId={chosenId}
        unreadOf={unreadOf}
        onChoose={(id) => {
          setChosenId(id);
          setInHand((known) => (known.includes(id) ? known : [...known, id]));
        }}
      />
      {state.people
        .filter((person) => inHand.includes(person.id))
        .map((person) => (
          <Phone
            key={person.id}
            person={person}
            state={state}
            isHidden={person.id !== chosenId}
            opened={opened}
            unread={unreadOf(person.id)}
            onOpen={setOpened}
          />
        ))}
      <div className="sim-side">
        <Happenings happenings={state.happenings} people={state.people} chosenId={chosenId} />
        <FaultPanel faults={state.faults} />
      </div>
    </main>
  );
}
