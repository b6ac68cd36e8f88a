import { useMutation, useQuery } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { me } from '../../../src/contract/staff.ts';
import { signIn, type DemoAccount } from '../api/auth.ts';
import { demoQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type DemoAccountsProps = { readonly onDone: (next: 'in' | 'code') => Promise<void> | void };

/** One click into each role of the demo; nothing elsewhere. */
export function DemoAccounts({ onDone }: DemoAccountsProps) {
  const { t, pick } = useWords();
  const { data } = useQuery(demoQuery);
  const mutation = useMutation({
    mutationFn: async ({ email, password }: DemoAccount) => onDone(await signIn(email, password)),
  });
  if (!data || data.length === 0) return null;
  const describe = (account: DemoAccount) => {
    const role = me.shape.role.options.find((known) => known === account.role);
    const agency = typeof account.agency === 'string' ? account.agency : account.agency && pick(account.agency);
    return [role ? t(`roles.${role}`) : account.role, agency].filter(Boolean).join(', ');
  };
  return (
    <section className="sign-in-panel" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('account.demoTitle')}</h2>
      <p className="muted small">{t('account.demoLead')}</p>
      {mutation.isError && <ErrorNotice error={mutation.error} />}
      <ul className="demo-accounts">
        {data.map((account) => (
          <li key={account.email}>
            <button type="button" onClick={() => mutation.mutate(account)} disabled={mutation.isPending}>
              <span>
                <strong>{account.name}</strong>
                <small>{describe(account)}</small>
              </span>
              <IconArrowRight size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
