import { IconChevronRight } from '@tabler/icons-react';
import type { DeliveryReportView } from '../../../src/contract/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { deliveryIcons } from './delivery-icons.ts';

type Attempt = DeliveryReportView['attempts'][number];

/** All tries to send a message, the first one on top, behind a fold. */
export function DeliveryTries({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const { t } = useWords();
  if (attempts.length === 0) return null;
  return (
    <details className="delivery-tries">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t('deliveries.tries', { count: attempts.length })}
      </summary>
      <ol>
        {attempts.map((attempt) => (
          <Try key={`${attempt.at} ${attempt.channel}`} attempt={attempt} />
        ))}
      </ol>
    </details>
  );
}

function Try({ attempt }: { readonly attempt: Attempt }) {
  const { t, lang } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const { state, decision } = attempt;
  const Icon = deliveryIcons[state];
  const who = attempt.decidedBy ?? t('deliveries.someone');
  return (
    <li data-state={state}>
      <Icon size={15} aria-hidden="true" />
      <span>
        <time dateTime={attempt.at} title={fullDate(attempt.at, lang)}>
          {shortDate(attempt.at, lang, now)}
        </time>
        {' · '}
        {labelOf(attempt.channel)}
        {' · '}
        {state === 'sending' ? t('deliveries.state_sending') : t(`message.delivery_${state}`)}
        {attempt.detail && `: ${attempt.detail}`}
        {decision && <em> {t(`deliveries.decided_${decision}`, { who })}</em>}
      </span>
    </li>
  );
}
