import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { signIn } from '../api/auth.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type PasswordFormProps = { readonly onDone: (next: 'in' | 'code') => Promise<void> | void };

export function PasswordForm({ onDone }: PasswordFormProps) {
  const { t } = useWords();
  const mutation = useMutation({
    mutationFn: async ({ email, password }: { email: string; password: string }) =>
      onDone(await signIn(email, password)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    mutation.mutate({ email: text(data, 'email').trim(), password: text(data, 'password') });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label={t('account.email')}
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
      />
      <PasswordInput
        name="password"
        label={t('account.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
      />
      {mutation.isError && <ErrorNotice error={mutation.error} />}
      <Button type="submit" size="md" loading={mutation.isPending} fullWidth>
        {t('account.signIn')}
      </Button>
    </form>
  );
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
