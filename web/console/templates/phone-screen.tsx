import { Fragment } from 'react';
import { Mark } from '../../shared/mark.tsx';
import { useWords } from '../i18n/use-words.ts';

type PhoneScreenProps = {
  readonly look: 'chat' | 'sms';
  /** What arrives, one entry per message or segment. */
  readonly parts: readonly string[];
  /** Segments of one SMS arrive as one text; where they are cut is shown, for it is paid. */
  readonly isCut: boolean;
};

/** A telephone with the message on it. */
export function PhoneScreen({ look, parts, isCut }: PhoneScreenProps) {
  const { t } = useWords();
  return (
    <div className="phone" data-look={look}>
      <p className="phone-head">
        <Mark size={22} /> {look === 'sms' ? '1022' : t('templates.sampleFrom')}
      </p>
      <div className="phone-body">
        {isCut ? (
          <p className="bubble">
            {parts.map((part, index) => (
              // Segments have no name but their place.
              <Fragment key={index}>
                {index > 0 && <span className="segment-cut" aria-hidden="true" />}
                {part}
              </Fragment>
            ))}
          </p>
        ) : (
          parts.map((part, index) => (
            <p className="bubble" key={index}>
              {part}
            </p>
          ))
        )}
      </div>
    </div>
  );
}
