import type { JSX } from 'react';
import type { PageWord, SimulatedPerson } from '../../../src/contract/simulator.ts';
import { timeOnly } from '../../console/time/dates.ts';
import { Mark } from '../../shared/mark.tsx';
import { Initials } from '../initials.tsx';
import { useWords } from '../words-provider.tsx';

type PublicWordProps = {
  readonly word: PageWord;
  readonly people: readonly SimulatedPerson[];
  /** Written by whoever holds this phone. */
  readonly isOwn: boolean;
  readonly onAnswer: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

/** One comment or post with what its reader may do with it. */
export function PublicWord({ word, people, isOwn, onAnswer, onEdit, onRemove }: PublicWordProps): JSX.Element {
  const { w, lang } = useWords();
  const writer = people.find((one) => one.id === word.personId);
  return (
    <div className="sim-word" data-by={word.personId === null ? 'centre' : 'person'}>
      {writer ? (
        <Initials person={writer} size={30} />
      ) : (
        <span className="sim-avatar">
          <Mark size={18} />
        </span>
      )}
      <div>
        <div className="sim-word-text">
          <strong>{word.personId === null ? w.centre : word.name}</strong>
          {word.isRemoved ? <p className="sim-gone">{w.removedWord}</p> : <p className="sim-prose">{word.text}</p>}
          {word.isHidden && <p className="sim-gone">{w.hiddenWord}</p>}
        </div>
        <p className="sim-word-acts">
          <time dateTime={word.at}>{timeOnly(word.at, lang)}</time>
          {!word.isRemoved && (
            <button type="button" onClick={onAnswer}>
              {w.answerWord}
            </button>
          )}
          {isOwn && !word.isRemoved && (
            <>
              <button type="button" onClick={onEdit}>
                {w.edit}
              </button>
              <button type="button" onClick={onRemove}>
                {w.removeWord}
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
