import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rulesQuery } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { useRules } from './rules-context.ts';

/** Somebody was faster. Nothing is thrown away before the person has chosen whose draft goes on. */
export function ConflictNotice() {
  const { t } = useWords();
  const client = useQueryClient();
  const { keeper } = useRules();
  const [error, setError] = useState<unknown>(null);
  const load = () => client.fetchQuery({ ...rulesQuery, staleTime: 0 });
  const run = (step: () => Promise<unknown>) => {
    setError(null);
    step().catch(setError);
  };
  return (
    <>
      <Notice tone="amber" title={t('rules.conflict')}>
        <p>{t('rules.conflictHint')}</p>
        <Group gap={8} mt={8}>
          <Button size="xs" onClick={() => run(async () => keeper.take(await load()))}>
            {t('rules.takeTheirs')}
          </Button>
          <Button size="xs" variant="default" onClick={() => run(async () => keeper.overwrite((await load()).draft))}>
            {t('rules.keepMine')}
          </Button>
        </Group>
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
