import type { MessageView } from '../../../src/contract/tickets.ts';
import { deliveryIcons } from '../deliveries/delivery-icons.ts';
import { UndeliveredBlock } from '../deliveries/undelivered-block.tsx';
import { useWords } from '../i18n/use-words.ts';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

type DeliveryStateProps = { readonly message: MessageView; readonly ticketId: string };

/** What became of a message that was sent; where it did not arrive, also what to do. */
export function DeliveryState({ message, ticketId }: DeliveryStateProps) {
  const { t, lang } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const { delivery } = message;
  if (!delivery) return null;
  const { state } = delivery;
  const Icon = deliveryIcons[state];
  const isStuck = state === 'failed' || state === 'unknown' || state === 'suppressed';
  return (
    <>
      <p className="delivery" data-state={state}>
        <Icon size={15} aria-hidden="true" />
        <span>
          {t(`message.delivery_${state}`)}
          {' · '}
          {labelOf(delivery.channel)}
          {' · '}
          {shortDate(delivery.at, lang, now)}
          {delivery.detail && ` · ${delivery.detail}`}
        </span>
      </p>
      {isStuck && <UndeliveredBlock ticketId={ticketId} message={message} delivery={delivery} />}
    </>
  );
}
