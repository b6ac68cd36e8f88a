import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { TicketDialogForm } from './ticket-dialog-form.tsx';
import { useTicketAction } from './use-ticket-action.ts';

type ForwardDialogProps = { readonly ticket: TicketDetail; readonly opened: boolean; readonly onClose: () => void };

const leastReason = 5;
/** With the next bounce the ticket goes to a supervisor. */
const bouncesBeforeLast = 2;

/** The agency passes its part on. Agencies that have it or refused it are not offered. */
export function ForwardDialog({ ticket, opened, onClose }: ForwardDialogProps) {
  const { t, lang } = useWords();
  const mutation = useTicketAction(ticket);
  const reference = useReference();
  const [agency, setAgency] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const out = new Set(
    ticket.assignments
      .filter((one) => one.state !== 'done' && (one.state !== 'returned' || one.returnReason !== null))
      .map((one) => one.agency.code),
  );
  const tooShort = reason.trim().length < leastReason;
  const close = () => {
    setTried(false);
    onClose();
  };
  const submit = (version: number) => {
    setTried(true);
    if (agency === null || tooShort) return;
    mutation.mutate({ action: 'forward', body: { version, agency, reason: reason.trim() } }, { onSuccess: close });
  };
  return (
    <TicketDialogForm
      ticket={ticket}
      mutation={mutation}
      opened={opened}
      title={t('handOver.forwardTitle')}
      size="lg"
      confirm={t('actions.forward')}
      onClose={close}
      onSubmit={submit}
    >
      <p>{ticket.bounces >= bouncesBeforeLast ? t('handOver.forwardLast') : t('handOver.forwardLead')}</p>
      <Select
        label={t('handOver.forwardTo')}
        placeholder={t('handOver.choose')}
        searchable
        allowDeselect={false}
        filter={searchOptions}
        nothingFoundMessage={t('handOver.nothing')}
        data={namedOptions(reference?.agencies ?? [], lang).filter((option) => !out.has(option.value))}
        value={agency}
        onChange={setAgency}
        error={tried && agency === null ? t('handOver.chooseAgency') : null}
        data-autofocus
      />
      <Textarea
        label={t('handOver.forwardReason')}
        description={t('handOver.forwardHint')}
        autosize
        minRows={4}
        maxRows={12}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && tooShort ? t('actions.tooShort', { count: leastReason }) : null}
      />
    </TicketDialogForm>
  );
}
