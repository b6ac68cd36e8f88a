import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SplitProposalView, SplitRequest, SplitResult } from '../../../src/contract/splits.ts';
import { splitProposalQuery, splitTicket } from '../api/splits.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../shell/dialog.tsx';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { SplitMatters } from './split-matters.tsx';
import { SplitPieces } from './split-pieces.tsx';
import { firstDraft, movePiece, requestOf } from './split-state.ts';

type SplitDialogProps = {
  readonly ticketId: string;
  readonly onClose: () => void;
  readonly onDone: (result: SplitResult) => void;
};

/** The report sentence by sentence, what would become of it, and the confirmation. */
export function SplitDialog({ ticketId, onClose, onDone }: SplitDialogProps) {
  const { t } = useWords();
  // What was read when the dialog opened is what is split; the ticket behind it may go on changing.
  const proposal = useQuery({ ...splitProposalQuery(ticketId), refetchOnWindowFocus: false });
  if (proposal.data)
    return <SplitForm ticketId={ticketId} proposal={proposal.data} onClose={onClose} onDone={onDone} />;
  return (
    <Dialog title={t('splits.title')} size="xl" onClose={onClose}>
      {proposal.isError ? (
        <ErrorNotice error={proposal.error} onRetry={() => void proposal.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Dialog>
  );
}

type SplitFormProps = SplitDialogProps & { readonly proposal: SplitProposalView };

function SplitForm({ ticketId, proposal, onClose, onDone }: SplitFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => firstDraft(proposal));
  // One id for all presses of the button: the report is split once.
  const [split] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (body: SplitRequest) => splitTicket(ticketId, body),
    onSuccess: (result) => {
      for (const queryKey of [['ticket'], ['tickets'], ['queues'], ['dashboard']])
        void client.invalidateQueries({ queryKey });
      onDone(result);
      onClose();
    },
  });
  const request = requestOf(draft, proposal, split);
  return (
    <DialogForm
      title={t('splits.title')}
      size="xl"
      confirm={t('splits.confirm', { count: draft.matters.length })}
      disabled={request === null}
      mutation={send}
      onClose={onClose}
      onSubmit={() => request && send.mutate(request)}
    >
      <p>{t(proposal.parts.length === 0 ? 'splits.leadNone' : 'splits.lead')}</p>
      <SplitPieces
        pieces={proposal.pieces}
        draft={draft}
        onMove={(piece, matter) => setDraft((before) => movePiece(before, piece, matter))}
      />
      <SplitMatters proposal={proposal} draft={draft} onChange={setDraft} />
      <p className="muted small">{t('splits.consequences')}</p>
      {proposal.sealed && <p className="small">{t('splits.sealed')}</p>}
    </DialogForm>
  );
}
