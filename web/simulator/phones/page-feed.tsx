import { Checkbox } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { PageWord, PlatformAct } from '../../../src/contract/simulator.ts';
import { Mark } from '../../shared/mark.tsx';
import { Initials } from '../initials.tsx';
import type { PhoneAppProps } from '../phone-app.ts';
import { useWords } from '../words-provider.tsx';
import { ActTrouble } from './act-trouble.tsx';
import { Composer } from './composer.tsx';
import { PublicWord } from './public-word.tsx';
import { useAct } from './use-act.ts';

type About = { readonly act: PlatformAct; readonly word: PageWord };

/** The page of the centre as everybody sees it: its pinned post, comments below, and posts of other people. */
export function PageFeed({ person, state }: PhoneAppProps): JSX.Element {
  const { w } = useWords();
  const [text, setText] = useState('');
  const [isPost, setIsPost] = useState(false);
  const [about, setAbout] = useState<About | null>(null);
  const { act, isPending, answer } = useAct(person.id, 'facebook');
  const ids = new Set(state.page.map((word) => word.id));
  const roots = state.page.filter((word) => word.parentId === null || !ids.has(word.parentId));
  const repliesOf = (id: string): readonly PageWord[] => state.page.filter((word) => word.parentId === id);

  async function send(): Promise<void> {
    const target = about === null ? {} : { target: about.word.id };
    const done = await act({ act: about?.act ?? (isPost ? 'post' : 'comment'), text, ...target });
    if (done.outcome !== 'accepted') return;
    setText('');
    setAbout(null);
  }
  const choose = (next: About): void => {
    setAbout(next);
    setText(next.act === 'editWord' ? next.word.text : '');
  };
  const shown = (word: PageWord): JSX.Element => (
    <PublicWord
      word={word}
      people={state.people}
      isOwn={word.personId === person.id}
      onAnswer={() => choose({ act: 'comment', word })}
      onEdit={() => choose({ act: 'editWord', word })}
      onRemove={() => void act({ act: 'removeWord', target: word.id })}
    />
  );

  return (
    <>
      <div className="sim-page" tabIndex={0} role="group" aria-label={w.page}>
        <article className="sim-post">
          <header>
            <span className="sim-avatar" data-size="large">
              <Mark size={24} />
            </span>
            <p>
              <strong>{w.centre}</strong>
              <span>{w.pagePostTime}</span>
            </p>
          </header>
          <p>{w.pagePost}</p>
        </article>
        {roots.length === 0 && <p className="sim-empty">{w.noComments}</p>}
        <ol className="sim-words">
          {roots.map((word) => (
            <li key={word.id}>
              {shown(word)}
              <ol className="sim-words">
                {repliesOf(word.id).map((reply) => (
                  <li key={reply.id}>{shown(reply)}</li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </div>
      <ActTrouble answer={answer} />
      <Composer
        label={isPost ? w.writePost : w.writeComment}
        text={text}
        isPending={isPending}
        onChange={setText}
        onSend={() => void send()}
      >
        {about === null ? (
          <p className="sim-changing">
            <Initials person={person} size={24} />
            <Checkbox
              size="xs"
              label={w.asPost}
              checked={isPost}
              onChange={(event) => setIsPost(event.currentTarget.checked)}
            />
          </p>
        ) : (
          <p className="sim-changing">
            {about.act === 'editWord' ? w.acts.editWord : w.answering(about.word.name || w.centre)}
            <button
              type="button"
              onClick={() => {
                setAbout(null);
                setText('');
              }}
            >
              {w.cancel}
            </button>
          </p>
        )}
      </Composer>
    </>
  );
}
