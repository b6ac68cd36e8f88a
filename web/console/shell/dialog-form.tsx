import { Button, Group } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Dialog, type DialogProps } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

export type DialogFormProps = DialogProps & {
  /** What the button says that does it. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** The button that does it has the focus, for want of a field. */
  readonly focusesConfirm?: boolean;
  /** What is under way, and why it failed; left out where the dialog closes before anything is. */
  readonly mutation?: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void };
  /** Stands in place of the plain words about the error. */
  readonly problem?: ReactNode;
  readonly onSubmit: () => void;
};

/** A dialog that asks something and then does it, or is left; what failed is forgotten when it is left. */
export function DialogForm(props: DialogFormProps) {
  const { confirm, danger = false, disabled = false, focusesConfirm, mutation, onSubmit, children, ...rest } = props;
  const { problem = Boolean(mutation?.error) && <ErrorNotice error={mutation?.error} />, onClose, ...frame } = rest;
  const { t } = useWords();
  const close = () => {
    mutation?.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form around the dialog in the tree of components would take it for its own.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Dialog {...frame} onClose={close}>
      <form className="form" onSubmit={submit}>
        {children}
        {problem}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button
            type="submit"
            color={danger ? 'red' : 'jade'}
            loading={mutation?.isPending ?? false}
            disabled={disabled}
            data-autofocus={focusesConfirm}
          >
            {confirm}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
