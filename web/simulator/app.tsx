import { Alert, Loader } from '@mantine/core';
import type { JSX } from 'react';
import { Icon } from '../shared/icons.tsx';
import { Header } from './header.tsx';
import { Stage } from './stage/stage.tsx';
import { useWorld } from './use-world.ts';
import { useWords } from './words-provider.tsx';

/** The whole page. */
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
