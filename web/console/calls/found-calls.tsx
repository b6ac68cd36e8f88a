import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import type { CallRow } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';
import { CallRowView } from './call-row.tsx';

type FoundCallsProps = {
  readonly q: string;
  readonly rows: readonly CallRow[];
  readonly selected: string | undefined;
  readonly onAll: () => void;
};

/** What a search found, newest first. */
export function FoundCalls({ q, rows, selected, onAll }: FoundCallsProps) {
  const { t } = useWords();
  if (rows.length === 0) {
    return (
      <StateMessage icon={<IconPhoneOff />} title={t('calls.nothing', { q })} hint={t('calls.nothingHint')}>
        <Button variant="default" onClick={onAll}>
          {t('calls.showAll')}
        </Button>
      </StateMessage>
    );
  }
  return (
    <ul>
      {rows.map((call) => (
        <CallRowView key={call.id} call={call} selected={call.id === selected} q={q} />
      ))}
    </ul>
  );
}
