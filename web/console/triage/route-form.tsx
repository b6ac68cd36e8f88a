import { Button, Group } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionProblem } from '../tickets/action-problem.tsx';
import { useTicketAction } from '../tickets/use-ticket-action.ts';
import { chosenIndex, firstChoice, withSuggestion } from './choice.ts';
import { RouteFields } from './route-fields.tsx';
import { reportOf } from './report-message.ts';
import { routeCall } from './route-call.ts';
import { SuggestionList } from './suggestion-list.tsx';

type RouteFormProps = { readonly ticket: TicketDetail; readonly onDone: () => void };

/** Forwarding from the ticket itself; the desk has the same fields. */
export function RouteForm({ ticket, onDone }: RouteFormProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const [choice, setChoice] = useState(() => firstChoice(ticket));
  const [version, setVersion] = useState(ticket.version);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const call = routeCall(choice, version);
    if (call) mutation.mutate(call, { onSuccess: onDone });
  };
  const reload = () => {
    setVersion(ticket.version);
    mutation.reset();
  };
  const choose = (index: number) => setChoice(withSuggestion(choice, ticket, index));
  const onKey = (event: KeyboardEvent) => {
    const index = ['1', '2', '3', '4'].indexOf(event.key);
    const writes = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    if (index >= 0 && !writes) choose(index);
  };
  return (
    <form className="form" onSubmit={submit} onKeyDown={onKey}>
      <SuggestionList
        text={reportOf(ticket)?.text ?? ''}
        suggestions={ticket.suggestions}
        chosen={chosenIndex(choice, ticket.suggestions)}
        onChoose={choose}
      />
      <RouteFields choice={choice} onChange={setChoice} />
      <ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={mutation.isPending} disabled={!routeCall(choice, version)}>
          {t('triage.confirm')}
        </Button>
      </Group>
    </form>
  );
}
