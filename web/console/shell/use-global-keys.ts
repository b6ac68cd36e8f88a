import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from './key-provider.tsx';
import type { KeyBinding } from './key-registry.ts';
import { useMe } from './me-context.ts';
import { queueKeysAfterG } from './queue-icons.ts';

/** Keys that work on every page of the frame. */
export function useGlobalKeys(onHelp: () => void): void {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const bindings = useMemo((): readonly KeyBinding[] => {
    const queues = me.queues.map((queue) => ({
      keys: `g ${queueKeysAfterG[queue]}`,
      label: t('keys.go', { where: t(`queues.${queue}`) }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/q/$queue', params: { queue } }),
    }));
    const desk = {
      keys: 'g p',
      label: t('keys.go', { where: t('shell.desk') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/desk' }),
    };
    const dashboard = {
      keys: 'g b',
      label: t('keys.go', { where: t('shell.dashboard') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/dashboard' }),
    };
    const balance = {
      keys: 'g c',
      label: t('keys.go', { where: t('intake.balance') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/balance' }),
    };
    const quarantine = {
      keys: 'g q',
      label: t('keys.go', { where: t('intake.quarantine') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/quarantine' }),
    };
    const calls = {
      keys: 'g h',
      label: t('keys.go', { where: t('calls.title') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/calls' }),
    };
    const contacts = {
      keys: 'g n',
      label: t('keys.go', { where: t('contacts.title') }),
      group: 'everywhere' as const,
      run: () => void navigate({ to: '/contacts' }),
    };
    return [
      { keys: '?', label: t('keys.help'), group: 'everywhere', run: onHelp },
      ...queues,
      ...(me.queues.includes('triage') ? [desk] : []),
      ...(me.permissions.includes('call:work') ? [calls] : []),
      ...(me.permissions.includes('dashboard:read') ? [dashboard] : []),
      ...(me.permissions.includes('contact:read') ? [contacts] : []),
      ...(me.permissions.includes('balance:read') ? [balance] : []),
      ...(me.permissions.includes('quarantine:read') ? [quarantine] : []),
    ];
  }, [me, navigate, onHelp, t]);
  useKeys(bindings);
}
