import { Anchor, Button, Checkbox, PinInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { verifyCode } from '../api/auth.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type CodeFormProps = { readonly onDone: () => Promise<void>; readonly onBack: () => void };

export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [trusts, setTrusts] = useState(false);
  const mutation = useMutation({
    mutationFn: async (typed: string) => {
      await verifyCode(typed, trusts);
      await onDone();
    },
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate(code);
  };
  return (
    <form className="form" onSubmit={submit}>
      <PinInput
        length={6}
        type="number"
        inputMode="numeric"
        oneTimeCode
        autoFocus
        size="md"
        value={code}
        onChange={setCode}
        onComplete={(typed) => mutation.mutate(typed)}
        getInputProps={(index) => ({ 'aria-label': `${t('account.code')}, ${index + 1}` })}
      />
      <Checkbox
        label={t('account.trust')}
        checked={trusts}
        onChange={(event) => setTrusts(event.currentTarget.checked)}
      />
      {mutation.isError && <ErrorNotice error={mutation.error} />}
      <Button type="submit" size="md" loading={mutation.isPending} disabled={code.length < 6} fullWidth>
        {t('account.verify')}
      </Button>
      <Anchor component="button" type="button" size="sm" onClick={onBack}>
        {t('account.startAgain')}
      </Anchor>
    </form>
  );
}
