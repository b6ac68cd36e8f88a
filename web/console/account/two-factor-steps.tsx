import { Button, Code, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { toDataURL } from 'qrcode';
import { useState, type FormEvent } from 'react';
import { verifyCode, type TwoFactorSetup } from '../api/auth.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type TwoFactorStepsProps = { readonly setup: TwoFactorSetup; readonly onDone: () => Promise<void> };

/** QR code (drawn here, the secret leaves this computer to nobody), backup codes, and the first code as proof. */
export function TwoFactorSteps({ setup, onDone }: TwoFactorStepsProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const { data: picture } = useQuery({
    queryKey: ['qr', setup.totpURI],
    queryFn: () => toDataURL(setup.totpURI, { margin: 2, width: 220, errorCorrectionLevel: 'M' }),
    gcTime: 0,
  });
  const mutation = useMutation({
    mutationFn: async () => {
      await verifyCode(code);
      await onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>{t('account.scan')}</p>
      {picture && <img className="qr" src={picture} alt={t('account.scanAlt')} width={220} height={220} />}
      <p className="small">
        {t('account.secret')} <Code>{secretOf(setup.totpURI)}</Code>
      </p>
      <p>{t('account.backup')}</p>
      <ul className="backup-codes">
        {setup.backupCodes.map((backup) => (
          <li key={backup}>
            <Code>{backup}</Code>
          </li>
        ))}
      </ul>
      <TextInput
        label={t('account.enter')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
      {mutation.isError && <ErrorNotice error={mutation.error} />}
      <Button type="submit" loading={mutation.isPending} disabled={code.length !== 6}>
        {t('account.turnOn')}
      </Button>
    </form>
  );
}

function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}
