import { Button } from '@mantine/core';
import { IconBolt, IconHandStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { automaticQuery, setAutomatic } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useRules } from './rules-context.ts';

/** Whether sure reports go without a person. It concerns everybody at once, so it is asked twice. */
export function AutomaticSwitch() {
  const { t } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const { writes } = useRules();
  const { data, error, refetch } = useQuery(automaticQuery);
  const [asks, setAsks] = useState(false);
  const turn = useMutation({
    mutationFn: (on: boolean) => setAutomatic(on),
    onSuccess: (now) => {
      client.setQueryData(automaticQuery.queryKey, now);
      setAsks(false);
      say(`${t('rules.autoTitle')}: ${t(now.on ? 'rules.autoOn' : 'rules.autoOff')}`);
    },
  });
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null;
  const { on } = data;
  const Icon = on ? IconBolt : IconHandStop;
  return (
    <section className="auto-switch" data-on={on} aria-labelledby="auto-title">
      <Icon size={20} aria-hidden="true" />
      <div>
        <h2 id="auto-title">
          {t('rules.autoTitle')}: {t(on ? 'rules.autoOn' : 'rules.autoOff')}
        </h2>
        <p className="small muted">{t(on ? 'rules.autoOnLead' : 'rules.autoOffLead')}</p>
      </div>
      {writes && (
        <Button variant="default" size="xs" onClick={() => setAsks(true)}>
          {t(on ? 'rules.autoTurnOff' : 'rules.autoTurnOn')}
        </Button>
      )}
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t(on ? 'rules.autoOffTitle' : 'rules.autoOnTitle')}
        lead={t(on ? 'rules.autoOffConfirm' : 'rules.autoOnConfirm')}
        confirm={t(on ? 'rules.autoTurnOff' : 'rules.autoTurnOn')}
        mutation={turn}
        onConfirm={() => turn.mutate(!on)}
      />
    </section>
  );
}
