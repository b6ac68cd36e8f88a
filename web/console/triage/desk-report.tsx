import type { RefObject } from 'react';
import { flagLabels } from '../../../src/contract/labels.ts';
import { shownText } from '../../../src/contract/shown-text.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { Tag } from '../shell/tag.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { AttachmentList } from '../tickets/attachment-list.tsx';
import { ClockChip } from '../time/clock-chip.tsx';
import { fullDate } from '../time/dates.ts';
import { MarkedText } from './marked-text.tsx';
import { reportOf } from './report-message.ts';

type DeskReportProps = {
  readonly ticket: TicketDetail;
  readonly reasons: TicketDetail['reasons'];
  readonly heading: RefObject<HTMLHeadingElement | null>;
};

/** The report as large as it deserves: subject, words, pictures, and who says it. */
export function DeskReport({ ticket, reasons, heading }: DeskReportProps) {
  const { t, lang, pick } = useWords();
  const labelOf = useChannelLabel();
  const report = reportOf(ticket);
  const further = ticket.thread.filter((message) => message.direction === 'in' && message !== report);
  const returned = ticket.assignments.filter((assignment) => assignment.returnReason);
  return (
    <article className="desk-report" aria-labelledby="desk-subject">
      <p className="desk-who">
        <ChannelIcon channel={ticket.channel} size={18} />
        <strong>{ticket.senderName ?? t('tickets.nameless')}</strong>
        <span className="muted">
          {[labelOf(ticket.channel), fullDate(ticket.createdAt, lang), ticket.code].join(' · ')}
        </span>
        {ticket.clock && <ClockChip clock={ticket.clock} named />}
      </p>
      <h2 id="desk-subject" ref={heading} tabIndex={-1}>
        {ticket.subject || t('tickets.noSubject')}
      </h2>
      {ticket.flags.length > 0 && (
        <p className="desk-flags">
          {ticket.flags.map((flag) => (
            <Tag key={flag} tone={flag === 'urgent' ? 'red' : 'amber'}>
              {pick(flagLabels[flag])}
            </Tag>
          ))}
        </p>
      )}
      {returned.map((assignment) => (
        <p key={assignment.id} className="desk-returned">
          <strong>{pick(assignment.agency)}</strong>:{' '}
          {t('tickets.returnedBecause', { reason: assignment.returnReason ?? '' })}
        </p>
      ))}
      <MarkedText text={report?.text ?? ticket.excerpt} reasons={reasons} lang={ticket.lang} />
      {report && <AttachmentList attachments={report.attachments} />}
      {further.map((message) => (
        <div key={message.id} className="desk-further">
          <p className="muted small">
            {t(`message.kind_${message.kind}`)}, {fullDate(message.at, lang)}
          </p>
          <p className="report-text">{shownText(message.text)}</p>
          <AttachmentList attachments={message.attachments} />
        </div>
      ))}
    </article>
  );
}
