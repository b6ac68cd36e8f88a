import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from './dialog.tsx';
import { useKeyRegistry } from './key-provider.tsx';
import type { KeyGroup } from './key-registry.ts';

const groups: readonly KeyGroup[] = ['everywhere', 'inTicket', 'inDesk', 'inQuarantine', 'inContact', 'inCall'];

const signs: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑' };

/** The list behind `?`: exactly the keys that work on this page. */
export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const registry = useKeyRegistry();
  const bindings = opened ? registry.all() : [];
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')}>
      {groups.map((group) => {
        const own = bindings.filter((binding) => binding.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className="keys-group">
            <h3>{t(`keys.${group}`)}</h3>
            <dl>
              {group === 'everywhere' && <KeyLine keys="Ctrl K" label={t('keys.commands')} />}
              {own.map((binding) => (
                <KeyLine key={binding.keys} keys={binding.keys} label={binding.label} />
              ))}
            </dl>
          </section>
        );
      })}
    </Dialog>
  );
}

function KeyLine({ keys, label }: { readonly keys: string; readonly label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {keys.split(' ').map((key, index) => (
          <Fragment key={key}>
            {index > 0 && ' '}
            <Kbd>{signs[key] ?? key}</Kbd>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
