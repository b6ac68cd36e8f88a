import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { CallBackBar } from './call-back-bar.tsx';
import { CallHeader } from './call-header.tsx';
import { CallerCard } from './caller-card.tsx';
import { CardTickets } from './card-tickets.tsx';
import { EarlierCalls } from './earlier-calls.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { ReportDesk } from './report-desk.tsx';
import { useCallKey } from './use-call-key.ts';

/** One call: who it is at the right, what they say at the left. */
export function CallView({ call }: { readonly call: CallDetail }) {
  const { t } = useWords();
  const search = useSearch({ from: '/staff/framed/calls' });
  const navigate = useNavigate();
  /** Null: closed; an empty string: no ticket is chosen yet. */
  const [attaching, setAttaching] = useState<string | null>(null);
  const { q } = search;
  const setForm = (form: boolean) =>
    void navigate({
      to: '/calls/$callId',
      params: { callId: call.id },
      search: { ...(q && { q }), ...(form && { form }) },
      replace: true,
    });
  // Whoever talks at the own telephone is to be written down: the form waits for nobody to press a button. It stays when the
  // ticket is there, for its code.
  const [wasClosed, setWasClosed] = useState(false);
  const opensItself = call.state === 'answered' && call.isMine && call.tickets.length === 0 && !wasClosed;
  const [hasOpened, setHasOpened] = useState(opensItself);
  if (opensItself && !hasOpened) setHasOpened(true);
  const writes = search.form === true || (hasOpened && !wasClosed);
  const close = () => {
    setWasClosed(true);
    setForm(false);
  };
  useCallKey('a', t('calls.keyAttach'), () => call.nextPart !== null && setAttaching(''));
  return (
    <article className="detail call" aria-labelledby="call-title">
      <CallHeader
        call={call}
        onReport={writes ? null : () => setForm(true)}
        onAttach={call.nextPart === null ? null : () => setAttaching('')}
      />
      <CallBackBar call={call} onReached={() => setForm(true)} />
      <div className="call-body" data-writes={writes} data-plain={!writes && !call.card}>
        <div className="call-main">
          {writes && <ReportDesk call={call} onClose={close} />}
          <RecordingPlayer call={call} />
          {!writes && <CardTickets call={call} onAdd={setAttaching} />}
        </div>
        <aside className="call-side" aria-label={t('calls.card')}>
          <CallerCard call={call} />
          {writes && <CardTickets call={call} onAdd={setAttaching} />}
          <EarlierCalls earlier={call.earlier} />
        </aside>
      </div>
      {attaching !== null && <AttachDialog call={call} chosen={attaching} onClose={() => setAttaching(null)} />}
    </article>
  );
}
