import type { JSX } from 'react';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { PublicStatus } from '../../../src/contract/public.ts';
import type { PortalFrame } from '../../../src/contract/portal-pages.ts';
import type { IconName } from '../../shared/icons.tsx';
import { Icon } from '../../shared/icons.tsx';
import { fullTime } from '../dates.ts';
import type { Texts } from '../i18n/texts.ts';
import { textsOf } from '../i18n/texts.ts';
import type { PromiseTone } from '../promise.ts';
import { promiseWords } from '../promise.ts';

type Props = { readonly frame: PortalFrame; readonly status: PublicStatus };

const toneIcons: Readonly<Record<PromiseTone, IconName>> = {
  open: 'clock',
  late: 'alert',
  waiting: 'pause',
  done: 'check',
  ended: 'file',
};

/** A code in parts that stay together when a line breaks between them, not inside. */
export function TicketCode({ code }: { readonly code: string }): JSX.Element {
  return <span className="code">{code}</span>;
}

/** The state in one or two words, with the colour of its meaning. */
export function StateChip({ frame, status }: Props): JSX.Element {
  const texts = textsOf(frame.lang);
  const { tone } = promiseWords({ status, frame, texts });
  const word = texts.stateWords[status.state] ?? ticketStateLabels[status.state][frame.lang];
  return (
    <span className={`chip chip-${tone}`}>
      <Icon name={toneIcons[tone]} size={16} />
      {tone === 'late' ? texts.stateLate : word}
    </span>
  );
}

/** Who has it and until when: the largest words of the page. */
export function PromiseBlock({ frame, status, note }: Props & { readonly note?: string }): JSX.Element {
  const { tone, title, text } = promiseWords({ status, frame, texts: textsOf(frame.lang) });
  return (
    <div className={`promise promise-${tone}`}>
      <p className="promise-title">{title}</p>
      {text !== null && <p>{text}</p>}
      {note !== undefined && text === null && <p>{note}</p>}
    </div>
  );
}

type Step = PublicStatus['steps'][number];

function stepName(step: Step, frame: PortalFrame, texts: Texts): string {
  switch (step.key) {
    case 'received':
      return texts.stepReceived;
    case 'forwarded':
      return step.agency && step.at !== null ? texts.stepForwardedTo(step.agency[frame.lang]) : texts.stepForwarded;
    case 'processing':
      return texts.stepProcessing;
    case 'answered':
      return texts.stepAnswered;
  }
}

/** The four steps of a parcel, each with its time; the last one reached is marked. */
export function Steps({ frame, status }: Props): JSX.Element {
  const texts = textsOf(frame.lang);
  const last = status.steps.findLastIndex(({ at }) => at !== null);
  return (
    <ol className="steps steps-way">
      {status.steps.map((step, index) => {
        const reached = step.at !== null;
        const phase = !reached ? 'ahead' : index === last ? 'now' : 'past';
        return (
          <li
            key={step.key}
            className={`step step-${phase}`}
            {...(phase === 'now' && { 'aria-current': 'step' as const })}
          >
            <span className="step-dot">{reached && <Icon name="check" size={16} />}</span>
            <span className="step-name">{stepName(step, frame, texts)}</span>
            {step.at === null ? (
              <span className="step-time">{texts.stepPending}</span>
            ) : (
              <time className="step-time" dateTime={step.at}>
                {fullTime(step.at, frame.lang)}
              </time>
            )}
          </li>
        );
      })}
    </ol>
  );
}
