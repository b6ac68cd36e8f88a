import { Button, Group, Modal, Radio, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionProblem } from './action-problem.tsx';
import { useSeenVersion } from './use-seen-version.ts';
import { useTicketAction } from './use-ticket-action.ts';

type DivertDialogProps = { readonly ticket: TicketDetail; readonly opened: boolean; readonly onClose: () => void };

/** Complaints and denunciations leave here for the procedure that the law sets. A person decides, never the bare word. */
export function DivertDialog({ ticket, opened, onClose }: DivertDialogProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const seen = useSeenVersion(ticket.version, opened);
  const [kind, setKind] = useState<'complaint' | 'denunciation'>(
    ticket.flags.includes('denunciation') ? 'denunciation' : 'complaint',
  );
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const close = () => {
    mutation.reset();
    setTried(false);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') return;
    mutation.mutate(
      { action: 'divert', body: { version: seen.version, kind, text: text.trim() } },
      { onSuccess: close },
    );
  };
  const reload = () => {
    seen.refresh();
    mutation.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('actions.divertTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
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
        <ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={mutation.isPending}>
            {t('actions.divertSend')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
