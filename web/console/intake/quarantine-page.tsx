import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconMoodSmile } from '@tabler/icons-react';
import { quarantineQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListPage } from '../shell/list-page.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ReceiptRow } from './receipt-row.tsx';

/** What could not become a ticket by itself, beside the one that is read; on a phone one or the other. */
export function QuarantinePage() {
  const { t } = useWords();
  const { receiptId } = useParams({ strict: false });
  const navigate = useNavigate();
  return (
    <ListPage title={t('intake.quarantine')} isOpen={receiptId !== undefined}>
      <p className="list-lead">{t('intake.quarantineLead')}</p>
      <PagedList
        query={useInfiniteQuery(quarantineQuery)}
        selected={receiptId}
        onOpen={(id) => void navigate({ to: '/quarantine/$receiptId', params: { receiptId: id } })}
        next={t('intake.keyNext')}
        previous={t('intake.keyPrevious')}
        more={t('intake.more')}
        empty={
          <StateMessage
            icon={<IconMoodSmile />}
            title={t('intake.quarantineEmpty')}
            hint={t('intake.quarantineEmptyHint')}
          />
        }
      >
        {(row) => <ReceiptRow key={row.id} row={row} selected={row.id === receiptId} />}
      </PagedList>
    </ListPage>
  );
}
