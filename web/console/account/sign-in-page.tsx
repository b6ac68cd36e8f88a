import { Anchor } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Mark } from '../../shared/mark.tsx';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { CodeForm } from './code-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordForm } from './password-form.tsx';

/** Password first; a code of the authenticator when the account asks for one. */
export function SignInPage() {
  const { t } = useWords();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const enter = useEnter();
  const onPassword = (next: 'in' | 'code') => (next === 'in' ? enter() : setStep('code'));
  return (
    <main className="sign-in" id="main">
      <div className="sign-in-top">
        <span className="brand">
          <Mark size={32} />
          <span className="brand-words">
            <strong>{t('shell.product')}</strong>
            <small>{t('shell.console')}</small>
          </span>
        </span>
        <LanguageChoice />
      </div>
      {step === 'password' ? (
        <>
          <section className="sign-in-panel" aria-labelledby="sign-in-title">
            <h1 id="sign-in-title">{t('account.title')}</h1>
            <p className="muted">{t('account.lead')}</p>
            <PasswordForm onDone={onPassword} />
          </section>
          <DemoAccounts onDone={onPassword} />
        </>
      ) : (
        <section className="sign-in-panel" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{t('account.codeTitle')}</h1>
          <p className="muted">{t('account.codeLead')}</p>
          <CodeForm onDone={enter} onBack={() => setStep('password')} />
        </section>
      )}
      <Anchor href="/" size="sm">
        {t('account.portal')}
      </Anchor>
    </main>
  );
}

/** Goes to where the person wanted to be, as who they are now. */
function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return async () => {
    client.clear();
    await client.fetchQuery(meQuery);
    // Only addresses of this console; anything else could lead away.
    if (next?.startsWith('/') && !next.startsWith('//') && !next.includes('sign-in')) await navigate({ href: next });
    else await navigate({ to: '/' });
  };
}
