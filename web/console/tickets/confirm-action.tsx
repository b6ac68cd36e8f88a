import type { ActionCall } from '../api/ticket-action.ts';
import { TicketDialogForm, type TicketDialogFormProps } from './ticket-dialog-form.tsx';

type ConfirmActionProps = Omit<TicketDialogFormProps, 'children' | 'onSubmit'> & {
  readonly lead: string;
  readonly call: (version: number) => ActionCall;
};

/** For what cannot be undone. */
export function ConfirmAction({ lead, call, ...form }: ConfirmActionProps) {
  const { mutation, onClose } = form;
  return (
    <TicketDialogForm
      {...form}
      focusesConfirm
      onSubmit={(version) => mutation.mutate(call(version), { onSuccess: onClose })}
    >
      <p>{lead}</p>
    </TicketDialogForm>
  );
}
