import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shareRefusalLabels, type ShareResult } from '../../../src/contract/incidents.ts';
import { ticketIncidentQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ShareDialog } from './share-dialog.tsx';

/** For the lead, once an answer is approved: the others of the incident wait for the same words. */
export function ShareBar({ ticketId }: { readonly ticketId: string }) {
  const { t, pick } = useWords();
  const { data } = useQuery(ticketIncidentQuery(ticketId));
  const [opened, dialog] = useDisclosure(false);
  const [result, setResult] = useState<ShareResult | null>(null);
  const share = data?.share;
  // Those just answered go from the offer at once, before the page has heard of it.
  const targets = share?.targets.filter((target) => !result?.answered.includes(target.code)) ?? [];
  const count = targets.length;
  if (!share || (count === 0 && !result)) return null;
  return (
    <div className="share-bar" role="status">
      {result && (
        <div>
          <strong>{t('incidents.shareDone', { count: result.answered.length })}</strong>
          {result.refused.map(({ code, reason }) => (
            <p key={code} className="small">
              {t('incidents.shareRefused', { code, reason: pick(shareRefusalLabels[reason]) })}
            </p>
          ))}
        </div>
      )}
      {count > 0 && (
        <>
          <span>{t('incidents.shareOffer', { count })}</span>
          <Button size="sm" leftSection={<IconSend size={16} />} onClick={dialog.open}>
            {t('incidents.shareOpen', { count })}
          </Button>
        </>
      )}
      {opened && (
        <ShareDialog ticketId={ticketId} share={{ ...share, targets }} onClose={dialog.close} onDone={setResult} />
      )}
    </div>
  );
}
