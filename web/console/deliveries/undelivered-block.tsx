import { useQuery } from '@tanstack/react-query';
import type { MessageView } from '../../../src/contract/tickets.ts';
import { deliveryQuery } from '../api/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { DeliveryChoices } from './delivery-choices.tsx';
import { DeliveryTries } from './delivery-tries.tsx';

type UndeliveredBlockProps = {
  readonly ticketId: string;
  readonly message: MessageView;
  readonly delivery: NonNullable<MessageView['delivery']>;
};

/** What a person wrote counts; that a receipt or a state did not go out needs no decision. */
const decidedKinds: ReadonlySet<MessageView['kind']> = new Set(['answer', 'question', 'notice']);

/** Under a message that did not arrive, or not surely: the tries so far, and what to do about it. */
export function UndeliveredBlock({ ticketId, message, delivery }: UndeliveredBlockProps) {
  const { t } = useWords();
  const { data } = useQuery(deliveryQuery(ticketId, message.id, delivery.at));
  if (!data) return null;
  const { state } = delivery;
  const isOpen = decidedKinds.has(message.kind) && data.decisions.length > 0;
  if (!isOpen) return <DeliveryTries attempts={data.attempts} />;
  return (
    <div className="undelivered" data-state={state} role="group" aria-label={t('deliveries.actions')}>
      {(state === 'failed' || state === 'unknown' || state === 'suppressed') && <p>{t(`deliveries.ask_${state}`)}</p>}
      <DeliveryChoices ticketId={ticketId} messageId={message.id} report={data} />
      <DeliveryTries attempts={data.attempts} />
    </div>
  );
}
