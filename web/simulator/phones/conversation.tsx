import { useEffect, useRef, type JSX } from 'react';
import type { ChatLine } from '../../../src/contract/simulator.ts';
import { dayOf, dayWords, timeOnly } from '../../console/time/dates.ts';
import { Icon } from '../../shared/icons.tsx';
import { Mark } from '../../shared/mark.tsx';
import { LinkedText } from '../linked-text.tsx';
import { useWords } from '../words-provider.tsx';

type ConversationProps = {
  readonly lines: readonly ChatLine[];
  readonly empty: string;
  /** Present where messages can be changed. */
  readonly onEdit?: (line: ChatLine) => void;
};

/** Both sides of a chat, oldest first; the newest is in sight. */
export function Conversation({ lines, empty, onEdit }: ConversationProps): JSX.Element {
  const { w, lang } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines.length]);
  return (
    <div className="sim-chat" ref={list} role="log" aria-live="polite" aria-label={w.centre} tabIndex={0}>
      {lines.length === 0 && <p className="sim-empty">{empty}</p>}
      <ol>
        {lines.map((line, index) => (
          <li key={line.key}>
            {dayOf(line.at) !== dayOf(lines[index - 1]?.at ?? '1970-01-01T00:00:00Z') && (
              <p className="sim-day">{dayWords(dayOf(line.at), lang)}</p>
            )}
            {line.from === 'note' ? <Note line={line} /> : <Bubble line={line} {...(onEdit && { onEdit })} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Note({ line }: { readonly line: ChatLine }): JSX.Element {
  const { w } = useWords();
  const notes: Readonly<Record<string, string>> = w.notes;
  return <p className="sim-note">{notes[line.note ?? ''] ?? ''}</p>;
}

function Bubble({
  line,
  onEdit,
}: {
  readonly line: ChatLine;
  readonly onEdit?: (line: ChatLine) => void;
}): JSX.Element {
  const { w, lang } = useWords();
  const isOwn = line.from === 'person';
  const isPlace = line.text === '' && line.files.length === 0;
  return (
    <div className="sim-said" data-from={line.from}>
      {!isOwn && (
        <span className="sim-avatar">
          <Mark size={18} />
        </span>
      )}
      <div className="sim-balloon">
        {line.files.map((file) =>
          file.url === null ? (
            <p key={file.name} className="sim-attached">
              <Icon name="file" size={16} /> {file.name}
            </p>
          ) : (
            <img key={file.name} src={file.url} alt={w.picture(file.name)} loading="lazy" />
          ),
        )}
        {isPlace && (
          <p className="sim-attached">
            <Icon name="pin" size={16} /> {w.sharedPlace}
          </p>
        )}
        {line.text !== '' && (
          <p className="sim-prose">
            <LinkedText text={line.text} />
          </p>
        )}
        <p className="sim-stamp">
          {line.isEdited && `${w.edited} · `}
          <time dateTime={line.at}>{timeOnly(line.at, lang)}</time>
          {isOwn && onEdit && line.text !== '' && (
            <button type="button" onClick={() => onEdit(line)}>
              {w.edit}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}
