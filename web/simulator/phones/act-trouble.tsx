import type { JSX } from 'react';
import type { SendAnswer } from '../../../src/contract/simulator.ts';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../words-provider.tsx';

/** Why the last thing did not reach the hub; nothing when it did, for then the conversation shows it. */
export function ActTrouble({ answer }: { readonly answer: SendAnswer | null }): JSX.Element | null {
  const { w, pick } = useWords();
  if (answer === null || answer.outcome === 'accepted') return null;
  const words =
    answer.outcome === 'held'
      ? w.held
      : answer.outcome === 'refused'
        ? pick(answer.message)
        : `${w.unreachableShort} ${answer.detail}`;
  return (
    <p className="sim-trouble" role="alert" data-outcome={answer.outcome}>
      <Icon name={answer.outcome === 'held' ? 'clock' : 'alert'} size={16} /> {words}
    </p>
  );
}
