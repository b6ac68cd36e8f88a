import { DialogForm, type DialogFormProps } from './dialog-form.tsx';

type ConfirmDialogProps = Omit<DialogFormProps, 'children' | 'onSubmit'> & {
  readonly lead: string;
  readonly onConfirm: () => void;
};

/** A question before what cannot be undone or concerns everybody. */
export function ConfirmDialog({ lead, onConfirm, ...form }: ConfirmDialogProps) {
  return (
    <DialogForm {...form} focusesConfirm onSubmit={onConfirm}>
      <p>{lead}</p>
    </DialogForm>
  );
}
