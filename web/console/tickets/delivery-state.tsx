import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  IconEyeCheck,
  IconHelpCircle,
  IconMailOff,
} from '@tabler/icons-react';
import { channelLabels } from '../../../src/contract/labels.ts';
import type { MessageView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

const icons = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconEyeCheck,
  failed: IconAlertTriangle,
  unknown: IconHelpCircle,
  suppressed: IconMailOff,
} as const;

/** What became of a message that was sent. */
export function DeliveryState({ message }: { readonly message: MessageView }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const { delivery } = message;
  if (!delivery) return null;
  const Icon = icons[delivery.state];
  const channel = channelLabels[delivery.channel];
  return (
    <p className="delivery" data-state={delivery.state}>
      <Icon size={15} aria-hidden="true" />
      <span>
        {t(`message.delivery_${delivery.state}`)}
        {' · '}
        {channel ? pick(channel) : delivery.channel}
        {' · '}
        {shortDate(delivery.at, lang, now)}
        {delivery.detail && ` · ${delivery.detail}`}
      </span>
    </p>
  );
}
