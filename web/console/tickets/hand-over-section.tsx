import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsExchange,
  IconArrowUpRight,
  IconCheck,
  IconCircleMinus,
  IconInbox,
  IconSparkles,
  IconUserCheck,
} from '@tabler/icons-react';
import type { HandOverView } from '../../../src/contract/hand-over.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { ContextSection } from './context-section.tsx';

const icons = {
  proposed: IconSparkles,
  routed: IconArrowForwardUp,
  offered: IconInbox,
  accepted: IconCheck,
  given: IconUserCheck,
  returned: IconArrowBackUp,
  forwarded: IconArrowUpRight,
  withdrawn: IconCircleMinus,
  disputed: IconArrowsExchange,
} as const satisfies Record<HandOverView['kind'], typeof IconCheck>;

/** The ticket's way between agencies: who got it when, how each answered, and why. */
export function HandOverSection({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const steps = ticket.handOvers;
  // What the hub alone thinks stands under 'why here' already.
  if (steps.every((step) => step.kind === 'proposed')) return null;
  return (
    <ContextSection title={t('handOver.title')}>
      {ticket.bounces > 0 && (
        <p className="hand-over-count small">{t('handOver.bounces', { count: ticket.bounces })}</p>
      )}
      <ol className="hand-overs">
        {steps.map((step) => (
          <HandOverStep key={step.seq} step={step} />
        ))}
      </ol>
    </ContextSection>
  );
}

function HandOverStep({ step }: { readonly step: HandOverView }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const Icon = icons[step.kind];
  const words = {
    agency: step.agency ? pick(step.agency) : '',
    to: step.to ? pick(step.to) : '',
    officer: step.officer ?? '',
    by: step.by ?? t('handOver.somebody'),
  };
  const at = shortDate(step.at, lang, now);
  // Routing names its author in the sentence already.
  const isSaid = step.kind === 'routed' || step.by === null;
  return (
    <li data-kind={step.kind}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <p>{t(`handOver.${step.kind}`, words)}</p>
        {step.reason && <p className="hand-over-why">{pick(step.reason)}</p>}
        <p className="muted small">
          {!isSaid && `${step.by}, `}
          <time dateTime={step.at} title={fullDate(step.at, lang)}>
            {at}
          </time>
        </p>
      </div>
    </li>
  );
}
