import { Link } from '@tanstack/react-router';
import type { QuarantinedReceipt } from '../../../src/contract/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { fileSize } from '../time/numbers.ts';
import { quarantineWords } from './reason-words.ts';

type ReceiptRowProps = { readonly row: QuarantinedReceipt; readonly selected: boolean };

/** Why, where from and when, in two lines. */
export function ReceiptRow({ row, selected }: ReceiptRowProps) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <li>
      <Link
        to="/quarantine/$receiptId"
        params={{ receiptId: row.id }}
        className="receipt-row"
        ref={selected ? bringIntoView : undefined}
      >
        <span className="row-line">
          <span className="row-sender">{quarantineWords(row.reason, t)}</span>
          <time className="row-end muted" dateTime={row.receivedAt}>
            {shortDate(row.receivedAt, lang, now)}
          </time>
        </span>
        <span className="row-line muted small">
          <ChannelIcon channel={row.account.kind} size={16} />
          <span className="row-subject">
            {[row.account.name, fileSize(row.size, lang), t('intake.attempts', { count: row.attempts })].join(' · ')}
          </span>
        </span>
      </Link>
    </li>
  );
}
