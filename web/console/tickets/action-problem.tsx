import { Button } from '@mantine/core';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { isConflict } from './use-ticket-action.ts';

type ActionProblemProps = {
  readonly error: unknown;
  readonly ticket: TicketDetail;
  /** The person has seen that the ticket changed and wants to go on with the new version. */
  readonly onReload: () => void;
};

/** Why an action was not carried out. When somebody was faster: who, and what they did. */
export function ActionProblem({ error, ticket, onReload }: ActionProblemProps) {
  const { t, pick } = useWords();
  const me = useMe();
  if (!error) return null;
  if (!isConflict(error)) return <ErrorNotice error={error} />;
  const change = ticket.events.findLast((event) => event.actor.name !== me.name) ?? ticket.events.at(-1);
  const who = change?.actor.name ?? (change?.actor.kind === 'sender' ? t('message.fromSender') : t('message.system'));
  return (
    <Notice tone="amber" title={t('errors.conflictTitle')}>
      <p>{change ? t('errors.conflict', { who, what: pick(change.text) }) : t('errors.conflictUnknown')}</p>
      <Button size="xs" variant="default" mt={8} onClick={onReload}>
        {t('errors.conflictReload')}
      </Button>
    </Notice>
  );
}
