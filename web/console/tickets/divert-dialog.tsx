import { Group, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { TicketDialogForm } from './ticket-dialog-form.tsx';
import { useTicketAction } from './use-ticket-action.ts';

type DivertDialogProps = { readonly ticket: TicketDetail; readonly opened: boolean; readonly onClose: () => void };

/** Complaints and denunciations leave here for the procedure that the law sets. A person decides, never the bare word. */
export function DivertDialog({ ticket, opened, onClose }: DivertDialogProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const [kind, setKind] = useState<'complaint' | 'denunciation'>(
    ticket.flags.includes('denunciation') ? 'denunciation' : 'complaint',
  );
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const close = () => {
    setTried(false);
    onClose();
  };
  const submit = (version: number) => {
    setTried(true);
    if (text.trim() === '') return;
    mutation.mutate({ action: 'divert', body: { version, kind, text: text.trim() } }, { onSuccess: close });
  };
  return (
    <TicketDialogForm
      ticket={ticket}
      mutation={mutation}
      opened={opened}
      title={t('actions.divertTitle')}
      size="lg"
      confirm={t('actions.divertSend')}
      onClose={close}
      onSubmit={submit}
    >
      <p>{t('actions.divertLead')}</p>
      <Radio.Group
        label={t('actions.divertKind')}
        value={kind}
        onChange={(value) => setKind(value === 'denunciation' ? 'denunciation' : 'complaint')}
      >
        <Group mt={4}>
          <Radio value="complaint" label={t('actions.complaint')} />
          <Radio value="denunciation" label={t('actions.denunciation')} />
        </Group>
      </Radio.Group>
      <Textarea
        label={t('actions.divertText')}
        autosize
        minRows={5}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={tried && text.trim() === '' ? t('actions.required') : null}
      />
    </TicketDialogForm>
  );
}
