import { Alert, Anchor, Text } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import type { SendAnswer } from '../../src/contract/simulator.ts';
import { Icon } from '../shared/icons.tsx';
import { useWords } from './words-provider.tsx';

/** How the hub's front door answered, as the person on the phone learns it. */
export function SendResult({
  answer,
  accepted,
}: {
  readonly answer: SendAnswer;
  readonly accepted: string;
}): JSX.Element {
  const { w, pick } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // The form is longer than the phone: the answer must not come out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (answer.outcome === 'refused')
    return (
      <Alert ref={box} role="alert" color="red" icon={<Icon name="alert" />} title={w.refused(answer.status)}>
        {pick(answer.message)}
      </Alert>
    );
  if (answer.outcome === 'unreachable')
    return (
      <Alert ref={box} role="alert" color="red" icon={<Icon name="alert" />} title={w.unreachable}>
        {w.unreachableAbout}
        <Text size="xs" c="dimmed">
          {answer.detail}
        </Text>
      </Alert>
    );
  if (answer.outcome === 'held')
    return (
      <Alert ref={box} role="alert" color="orange" icon={<Icon name="clock" />}>
        {w.held}
      </Alert>
    );
  return (
    <Alert ref={box} role="status" color="jade" icon={<Icon name="check" />} title={accepted}>
      {answer.link !== null && (
        <>
          <Text size="lg" fw={600} className="sim-code">
            {answer.detail}
          </Text>
          <Anchor href={answer.link} target="_blank" rel="noopener">
            {w.track}
          </Anchor>
        </>
      )}
    </Alert>
  );
}
