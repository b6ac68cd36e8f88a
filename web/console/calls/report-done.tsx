import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CallDetail, CallReported } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate } from '../time/dates.ts';

type ReportDoneProps = {
  readonly done: CallReported;
  readonly call: CallDetail;
  /** Null: the call holds no more. */
  readonly onFurther: (() => void) | null;
  readonly onClose: () => void;
};

/** The code, large and sign by sign, and the promise: the last words to the caller. */
export function ReportDone({ done, call, onFurther, onClose }: ReportDoneProps) {
  const { t, lang } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { code, ticketId, promisedAt } = done;
  return (
    <section className="report-done" aria-labelledby="report-done-title">
      <h2 id="report-done-title" ref={heading} tabIndex={-1}>
        <IconCircleCheck size={22} aria-hidden="true" />
        {done.outcome === 'appended' ? t('calls.doneAppended') : t('calls.doneTitle')}
      </h2>
      <p className="report-code">{code}</p>
      <p className="muted">{t('calls.doneSpelled', { letters: [...code.replaceAll('-', '')].join(' ') })}</p>
      {promisedAt && <p>{t('calls.donePromise', { at: fullDate(promisedAt, lang) })}</p>}
      {ticketId === null && <p>{t('calls.doneOnWay')}</p>}
      {call.caller.number !== null && <p className="muted small">{t('calls.doneSms')}</p>}
      <Group className="report-buttons">
        {ticketId !== null && (
          <Button component={Link} to={`/t/${ticketId}`}>
            {t('calls.doneOpen', { code })}
          </Button>
        )}
        {onFurther && (
          <Button variant="default" onClick={onFurther}>
            {t('calls.reportFurther')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('shell.close')}
        </Button>
      </Group>
    </section>
  );
}
