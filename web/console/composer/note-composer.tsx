import { IconLock } from '@tabler/icons-react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useTyping } from '../live/live-context.ts';
import { ActionProblem } from '../tickets/action-problem.tsx';
import { useTicketAction } from '../tickets/use-ticket-action.ts';
import { useKeptText } from './kept-text.ts';
import { useReplyFiles } from './use-reply-files.ts';
import { WritingBox } from './writing-box.tsx';

/** A note for colleagues; the words stay in the box until they are saved. */
export function NoteComposer({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [text, keep] = useKeptText(`note:${ticket.id}`);
  const mutation = useTicketAction(ticket);
  const typing = useTyping(ticket.id);
  const files = useReplyFiles(ticket, 'note');
  const send = () => {
    const words = text.trim();
    const onSuccess = () => {
      keep('');
      files.refresh();
    };
    mutation.mutate({ action: 'note', body: { text: words, files: [...files.ids] } }, { onSuccess });
  };
  return (
    <>
      <WritingBox
        label={t('composer.noteLabel')}
        hint={t('composer.noteHint')}
        text={text}
        onText={(next) => {
          keep(next);
          typing();
        }}
        files={files}
        about={
          <>
            <IconLock size={14} aria-hidden="true" /> {t('composer.onlyStaff')}
          </>
        }
        send={t('composer.noteSend')}
        onSend={send}
        sending={mutation.isPending}
      />
      <ActionProblem error={mutation.error} ticket={ticket} onReload={mutation.reset} />
    </>
  );
}
