import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useTyping } from '../live/live-context.ts';
import { ActionProblem } from '../tickets/action-problem.tsx';
import { useDestination } from '../tickets/use-destination.ts';
import { useTicketAction } from '../tickets/use-ticket-action.ts';
import { AnswerOffers } from './answer-offers.tsx';
import { useKeptText } from './kept-text.ts';
import { ReplyLine } from './reply-line.tsx';
import { useReplyFiles } from './use-reply-files.ts';
import { useReplyPreview } from './use-reply-preview.ts';
import { WritingBox } from './writing-box.tsx';

/** A question to the sender, sent at once; deadlines pause until the answer. */
export function AskComposer({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [text, keep] = useKeptText(`ask:${ticket.id}`);
  const mutation = useTicketAction(ticket);
  const typing = useTyping(ticket.id);
  const destination = useDestination(ticket);
  const files = useReplyFiles(ticket, 'question');
  const written = { kind: 'question', text, files: files.ids } as const;
  const preview = useReplyPreview(ticket.id, written, ticket.actions.includes('ask') && !mutation.isPending);
  const write = (next: string) => {
    keep(next);
    typing();
  };
  const send = () =>
    mutation.mutate(
      { action: 'ask', body: { version: ticket.version, text: text.trim(), files: [...files.ids] } },
      {
        onSuccess: () => {
          keep('');
          files.refresh();
        },
      },
    );
  return (
    <>
      <AnswerOffers ticket={ticket} text={text} onText={write} />
      <WritingBox
        label={t('composer.askLabel')}
        hint={t('composer.askHint')}
        text={text}
        onText={write}
        files={files}
        about={
          <ReplyLine {...preview} kind="question" to={destination.to} fallback={t('composer.goesTo', destination)} />
        }
        send={t('composer.askSend')}
        onSend={send}
        sending={mutation.isPending}
      />
      <ActionProblem error={mutation.error} ticket={ticket} onReload={mutation.reset} />
    </>
  );
}
