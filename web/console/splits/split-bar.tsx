import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsSplit2, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { SplitResult } from '../../../src/contract/splits.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { SplitDialog } from './split-dialog.tsx';

/** On a ticket whose report holds several matters: says so, and opens the splitting of it. Quieter where only a person thinks so. */
export function SplitBar({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [opened, dialog] = useDisclosure(false);
  const [result, setResult] = useState<SplitResult | null>(null);
  const isOffered = ticket.actions.includes('split');
  const isMixed = ticket.flags.includes('mixed');
  const waits = ticket.state === 'new' || ticket.state === 'triage' || ticket.state === 'reopened';
  const done = result && (
    <div className="notice split-done" data-tone="green" role="status">
      <IconCircleCheck size={18} aria-hidden="true" />
      <strong>
        {t(result.told ? 'splits.doneTold' : 'splits.done', { codes: result.parts.map(({ code }) => code).join(', ') })}
      </strong>
    </div>
  );
  if (!isOffered || (!isMixed && !waits)) return done;
  return (
    <>
      {done}
      <div className="split-bar" data-mixed={isMixed}>
        {isMixed && (
          <p>
            <IconArrowsSplit2 size={20} aria-hidden="true" />
            <strong>{t('splits.bar')}</strong>
          </p>
        )}
        <Button
          size={isMixed ? 'sm' : 'compact-sm'}
          variant={isMixed ? 'filled' : 'subtle'}
          leftSection={isMixed ? undefined : <IconArrowsSplit2 size={16} />}
          onClick={dialog.open}
        >
          {t(isMixed ? 'splits.open' : 'splits.openAny')}
        </Button>
        {opened && <SplitDialog ticketId={ticket.id} onClose={dialog.close} onDone={setResult} />}
      </div>
    </>
  );
}
