import type { JSX } from 'react';
import type { TrackingView } from '../../../src/contract/public.ts';
import type { PortalFrame } from '../../../src/contract/portal-pages.ts';
import { shownText } from '../../../src/contract/shown-text.ts';
import { Icon } from '../../shared/icons.tsx';
import { fileSize, fullTime } from '../dates.ts';
import type { Texts } from '../i18n/texts.ts';
import { textsOf } from '../i18n/texts.ts';

type Message = TrackingView['messages'][number];
type Props = { readonly frame: PortalFrame; readonly message: Message };

function author({ frame, message }: Props, texts: Texts): string {
  switch (message.from) {
    case 'sender':
      return texts.you;
    case 'agency':
      return message.agency?.[frame.lang] ?? frame.province.centre[frame.lang];
    case 'hub':
      return frame.province.centre[frame.lang];
  }
}

/** Which kinds of messages carry a label of their own (kinds are those of the ticket's messages). */
function label(kind: string, from: Message['from'], texts: Texts): string | null {
  if (from === 'sender') return null;
  if (kind === 'answer') return texts.official;
  if (kind === 'question') return texts.question;
  return null;
}

/** A file name without the signs that turn the direction of writing, by which 'gpj.exe' would read as 'exe.jpg'. */
function shownName(name: string): string {
  return name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function Attachments({ frame, message }: Props): JSX.Element | null {
  const texts = textsOf(frame.lang);
  if (message.attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {message.attachments.map(({ id, name, size, pictureUrl, downloadUrl }) => (
        <li key={id} className={pictureUrl === null ? 'file' : 'picture'}>
          {pictureUrl !== null && (
            <a href={pictureUrl}>
              <img src={pictureUrl} alt={texts.pictureOf(shownName(name))} loading="lazy" />
            </a>
          )}
          {downloadUrl === null ? (
            <span>
              <bdi>{shownName(name)}</bdi>: {texts.fileBlocked}
            </span>
          ) : (
            <a href={downloadUrl} download={shownName(name)}>
              {pictureUrl === null && <Icon name="file" size={18} />}
              <bdi>{shownName(name)}</bdi> ({fileSize(size, frame.lang)})
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function ThreadMessage({ frame, message }: Props): JSX.Element {
  const texts = textsOf(frame.lang);
  const tag = label(message.kind, message.from, texts);
  const tone = message.from !== 'sender' && message.kind === 'answer' ? 'answer' : message.from;
  return (
    <li className={`message message-${tone}`}>
      <p className="message-head">
        <strong>{author({ frame, message }, texts)}</strong>
        {tag !== null && <span className="message-tag">{tag}</span>}
        <time dateTime={message.at}>{fullTime(message.at, frame.lang)}</time>
      </p>
      <div className="message-text" dir="auto">
        {message.from === 'sender' ? shownText(message.text) : message.text}
      </div>
      <Attachments frame={frame} message={message} />
      {message.problems.length > 0 && (
        <div className="notice notice-amber">
          <p>{texts.attachmentProblems}</p>
          <ul>
            {message.problems.map((problem) => (
              <li key={problem.vi}>{problem[frame.lang]}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** The sender's words and what was answered, oldest first. Text is shown as text, never as markup. */
export function Thread({ frame, view }: { readonly frame: PortalFrame; readonly view: TrackingView }): JSX.Element {
  if (view.messages.length === 0) return <p>{textsOf(frame.lang).threadPending}</p>;
  return (
    <ol className="thread">
      {view.messages.map((message) => (
        <ThreadMessage key={message.id} frame={frame} message={message} />
      ))}
    </ol>
  );
}
