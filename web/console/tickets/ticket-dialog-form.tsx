import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { DialogForm, type DialogFormProps } from '../shell/dialog-form.tsx';
import { ActionProblem } from './action-problem.tsx';
import { useSeenVersion } from './use-seen-version.ts';
import type { TicketActionMutation } from './use-ticket-action.ts';

export type TicketDialogFormProps = Omit<DialogFormProps, 'opened' | 'mutation' | 'problem' | 'onSubmit'> & {
  readonly ticket: TicketDetail;
  readonly opened: boolean;
  readonly mutation: TicketActionMutation;
  /** Gets the version of the ticket that the person has seen. */
  readonly onSubmit: (version: number) => void;
};

/** Asks what an action on a ticket needs; says when somebody else was faster. */
export function TicketDialogForm({ ticket, onSubmit, ...form }: TicketDialogFormProps) {
  const { mutation, opened } = form;
  const seen = useSeenVersion(ticket.version, opened);
  const reload = () => {
    seen.refresh();
    mutation.reset();
  };
  return (
    <DialogForm
      {...form}
      problem={<ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />}
      onSubmit={() => onSubmit(seen.version)}
    />
  );
}
