import { Button, Group } from '@mantine/core';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useTyping } from '../live/live-context.ts';
import { Notice } from '../shell/notice.tsx';
import { ActionProblem } from '../tickets/action-problem.tsx';
import { useDestination } from '../tickets/use-destination.ts';
import { useTicketAction } from '../tickets/use-ticket-action.ts';
import { timeOnly } from '../time/dates.ts';
import { AnswerOffers } from './answer-offers.tsx';
import { ReplyLine } from './reply-line.tsx';
import { useAnswerDraft, type DraftStatus } from './use-answer-draft.ts';
import { useReplyFiles } from './use-reply-files.ts';
import { useReplyPreview } from './use-reply-preview.ts';
import { WritingBox } from './writing-box.tsx';

/** The official answer: saved while it is written, submitted for approval as a step of its own. */
export function AnswerComposer({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const draft = useAnswerDraft(ticket);
  const mutation = useTicketAction(ticket);
  const typing = useTyping(ticket.id);
  const destination = useDestination(ticket);
  const files = useReplyFiles(ticket, 'answer');
  const written = { kind: 'answer', text: draft.text, files: files.ids } as const;
  const preview = useReplyPreview(ticket.id, written, ticket.actions.includes('submit') && !mutation.isPending);
  const rejected = ticket.thread.findLast((message) => message.kind === 'answer' && message.state !== 'draft');
  const submit = async () => {
    const { version } = await draft.settled();
    const body = { version, text: draft.text.trim(), files: [...files.ids] };
    const onSuccess = () => {
      draft.forget();
      files.refresh();
    };
    mutation.mutate({ action: 'submit', body }, { onSuccess });
  };
  const write = (text: string) => {
    draft.write(text);
    typing();
  };
  return (
    <>
      {rejected?.state === 'rejected' && rejected.decision?.reason && (
        <p className="composer-warning">{t('composer.rejected', { reason: rejected.decision.reason })}</p>
      )}
      {draft.theirs && (
        <Notice tone="amber">
          <p>{t('composer.theirDraft', { who: draft.theirs.author?.name ?? t('composer.somebody') })}</p>
          <Group gap={8} mt={8}>
            <Button size="xs" variant="default" onClick={draft.takeTheirs}>
              {t('composer.useTheirs')}
            </Button>
            <Button size="xs" variant="default" onClick={draft.keepMine}>
              {t('composer.keepMine')}
            </Button>
          </Group>
        </Notice>
      )}
      <AnswerOffers ticket={ticket} text={draft.text} onText={write} />
      <WritingBox
        label={t('composer.answerLabel')}
        hint={t('composer.answerHint')}
        text={draft.text}
        onText={write}
        files={files}
        about={
          <>
            <ReplyLine {...preview} kind="answer" to={destination.to} fallback={t('composer.goesAfter', destination)} />
            <DraftWords status={draft.status} />
          </>
        }
        send={t('actions.submit')}
        onSend={() => void submit()}
        sending={mutation.isPending}
      />
      <ActionProblem error={mutation.error} ticket={ticket} onReload={mutation.reset} />
    </>
  );
}

function DraftWords({ status }: { readonly status: DraftStatus }) {
  const { t, lang } = useWords();
  switch (status.kind) {
    case 'clean':
      return null;
    case 'dirty':
      return <span className="muted">{t('composer.unsaved')}</span>;
    case 'saving':
      return <span className="muted">{t('composer.saving')}</span>;
    case 'saved':
      return (
        <span className="muted" role="status">
          {t('composer.saved', { at: timeOnly(status.at, lang) })}
        </span>
      );
    case 'kept':
      return (
        <span className="composer-warning" role="status">
          {t('composer.keptHere')}
        </span>
      );
  }
}
