import { Button, CloseButton, Kbd } from '@mantine/core';
import { IconPhoneRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CallRow } from '../../../src/contract/calls.ts';
import { callDeskQuery, callQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { whoWords } from './call-words.ts';
import { useRinging } from './use-ringing.ts';

/** A call at the own telephone comes before whatever is on the page: who it is, and one press to the card. */
export function CallPop() {
  const { t } = useWords();
  const { callId } = useParams({ strict: false });
  const { data } = useQuery(callDeskQuery);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const ringing = data?.now.find(
    (call) => call.isMine && call.state === 'ringing' && call.direction === 'in' && !hidden.has(call.id),
  );
  useRinging(ringing ? { id: ringing.id, title: t('calls.popTitle', { who: whoWords(ringing, t) }) } : null);
  // Picked up while the card was still there: it stays until it is opened or put away.
  const mine = ringing ?? data?.now.find((call) => call.isMine && call.state === 'answered');
  if (!mine || mine.id === callId || hidden.has(mine.id)) return null;
  return (
    <PopCard
      key={mine.id}
      call={mine}
      extension={data?.extension ?? null}
      onHide={() => setHidden(new Set([...hidden, mine.id]))}
    />
  );
}

type PopCardProps = {
  readonly call: CallRow;
  readonly extension: string | null;
  readonly onHide: () => void;
};

function PopCard({ call, extension, onHide }: PopCardProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(callQuery(call.id));
  const open = useMemo(
    () => (form: boolean) =>
      void navigate({ to: '/calls/$callId', params: { callId: call.id }, search: form ? { form } : {} }),
    [navigate, call.id],
  );
  const keys = useMemo(
    () => [{ keys: 'p', label: t('calls.keyPop'), group: 'everywhere' as const, run: () => open(false) }],
    [open, t],
  );
  useKeys(keys);
  const card = data?.card;
  const number = call.contact?.name ? call.caller.shown : null;
  const first = card?.open[0];
  return (
    <section className="pop call-pop" role="alert" aria-label={t('calls.pop')}>
      <div className="call-pop-head">
        <span className="call-pop-ring" data-rings={call.state === 'ringing'}>
          <IconPhoneRinging size={18} aria-hidden="true" />
        </span>
        <span>
          {call.state === 'answered'
            ? t('calls.talking')
            : extension === null
              ? t('calls.pop')
              : t('calls.popAt', { extension })}
        </span>
        <CloseButton size="sm" aria-label={t('calls.popDismiss')} onClick={onHide} />
      </div>
      <p className="call-pop-who">{whoWords(call, t)}</p>
      {number && <p className="call-number">{number}</p>}
      {card?.taxCode && <p className="small muted">{t('calls.taxCode', { code: card.taxCode })}</p>}
      {data && (
        <p className="call-pop-tickets">
          {card && card.open.length > 0
            ? t('calls.popOpenTickets', { count: card.open.length })
            : !card && t('calls.popNew')}
          {first && <span className="muted">{first.subject || first.code}</span>}
        </p>
      )}
      <div className="call-pop-tasks">
        <Button size="sm" rightSection={<Kbd aria-hidden="true">P</Kbd>} onClick={() => open(false)}>
          {t('calls.popOpen')}
        </Button>
        <Button size="sm" variant="default" onClick={() => open(true)}>
          {t('calls.report')}
        </Button>
      </div>
    </section>
  );
}
