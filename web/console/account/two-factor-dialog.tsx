import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { disableTwoFactor, enableTwoFactor, type TwoFactorSetup } from '../api/auth.ts';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { TwoFactorSteps } from './two-factor-steps.tsx';

type TwoFactorDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Turning the second factor on (password, QR code, first code) or off (password). */
export function TwoFactorDialog({ opened, onClose }: TwoFactorDialogProps) {
  const { t } = useWords();
  const me = useMe();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const close = () => {
    setPassword('');
    setSetup(null);
    mutation.reset();
    onClose();
  };
  const done = async () => {
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    close();
  };
  const mutation = useMutation({
    mutationFn: async () => {
      if (!me.twoFactor) return setSetup(await enableTwoFactor(password));
      await disableTwoFactor(password);
      await done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate();
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('account.twoFactor')}>
      {setup ? (
        <TwoFactorSteps setup={setup} onDone={done} />
      ) : (
        <form className="form" onSubmit={submit}>
          <p>{me.twoFactor ? `${t('account.isOn')} ${t('account.turnOffLead')}` : t('account.twoFactorLead')}</p>
          <PasswordInput
            label={t('account.askPassword')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            data-autofocus
          />
          {mutation.isError && <ErrorNotice error={mutation.error} />}
          <Button
            type="submit"
            loading={mutation.isPending}
            disabled={password === ''}
            color={me.twoFactor ? 'red' : 'jade'}
          >
            {me.twoFactor ? t('account.turnOff') : t('account.next')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
