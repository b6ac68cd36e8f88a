import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ActiveSaved } from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import type { TaxonomyActions } from './use-taxonomy-actions.ts';

type ActiveButtonProps = {
  readonly kind: ActiveSaved['kind'];
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly mutation: TaxonomyActions['active'];
};

/** Retires an entry after a question, or takes it into use again; a refusal says what still needs it. */
export function ActiveButton({ kind, code, name, active, mutation }: ActiveButtonProps) {
  const { t } = useWords();
  const [opened, dialog] = useDisclosure(false);
  const change = () => mutation.mutate({ kind, code, active: !active }, { onSuccess: dialog.close });
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={active ? dialog.open : change}>
        {t(active ? 'taxonomy.retire' : 'taxonomy.restore')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={t('taxonomy.retireTitle', { name })}
        lead={t('taxonomy.retireLead')}
        confirm={t('taxonomy.retire')}
        danger
        mutation={mutation}
        onConfirm={change}
      />
    </>
  );
}
