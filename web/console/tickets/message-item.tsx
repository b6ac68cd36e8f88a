import { IconLock, IconSparkles } from '@tabler/icons-react';
import type { MessageView, TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { Tag } from '../shell/tag.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { ApprovalBar } from './approval-bar.tsx';
import { CommentLine } from './comment-line.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { MessageText } from './message-text.tsx';

type MessageItemProps = { readonly message: MessageView; readonly ticket: TicketDetail };

/** One message: who, how, when; the words; what became of it. */
export function MessageItem({ message, ticket }: MessageItemProps) {
  const { t, lang, pick } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const isNote = message.direction === 'internal';
  const decides = ticket.actions.includes('approve') && message.kind === 'answer' && message.state === 'submitted';
  return (
    <li className="message" data-direction={message.direction} data-kind={message.kind} data-state={message.state}>
      <article aria-label={t(`message.kind_${message.kind}`)}>
        <header className="message-head">
          <span className="message-channel" title={labelOf(message.channel)}>
            {isNote ? <IconLock size={16} aria-hidden="true" /> : <ChannelIcon channel={message.channel} size={16} />}
          </span>
          <strong>{authorOf(message, ticket, t('message.fromSender'), t('message.system'))}</strong>
          {message.author?.agency && <span className="muted">{pick(message.author.agency)}</span>}
          <span className="message-kind">{t(`message.kind_${message.kind}`)}</span>
          {message.automatic && (
            <span className="message-automatic">
              <IconSparkles size={13} aria-hidden="true" /> {t('message.automatic')}
            </span>
          )}
          {message.state === 'submitted' && <Tag tone="amber">{t('message.state_submitted')}</Tag>}
          {message.state === 'rejected' && <Tag tone="red">{t('message.state_rejected')}</Tag>}
          <time dateTime={message.at} title={fullDate(message.at, lang)}>
            {shortDate(message.at, lang, now)}
          </time>
        </header>
        {message.direction === 'in' && !message.verified && message.channel !== 'web' && (
          <p className="message-warning">{t('message.unverified')}</p>
        )}
        <CommentLine message={message} ticket={ticket} />
        <MessageText message={message} lang={ticket.lang} />
        {message.problems.map((problem) => (
          <p key={problem} className="message-warning">
            {problem}
          </p>
        ))}
        <Decision message={message} />
        <DeliveryState message={message} ticketId={ticket.id} />
        {decides && <ApprovalBar ticket={ticket} message={message} />}
      </article>
    </li>
  );
}

function Decision({ message }: { readonly message: MessageView }) {
  const { t, lang } = useWords();
  const { decision } = message;
  if (!decision) return null;
  const at = fullDate(decision.at, lang);
  return (
    <p className="message-decision">
      {message.state === 'rejected'
        ? t('message.decidedRejected', { by: decision.by, at, reason: decision.reason ?? '' })
        : t('message.decidedApproved', { by: decision.by, at })}
    </p>
  );
}

function authorOf(message: MessageView, ticket: TicketDetail, sender: string, system: string): string {
  if (message.direction === 'in') return message.author?.name ?? ticket.senderName ?? sender;
  return message.author?.name ?? system;
}
