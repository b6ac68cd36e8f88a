import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';

const parts = ['received', 'sent', 'failed', 'waiting'] as const;

/** What came and went in the last 24 hours; failures and what waits only when there are some. */
export function DayCounts({ day }: Pick<ChannelView, 'day'>) {
  const { t } = useWords();
  const shown = parts.filter((part) => part === 'received' || part === 'sent' || day[part] > 0);
  return (
    <span className="day-counts">
      {shown.map((part) => (
        <span key={part} data-part={part}>
          {t(`channels.${part}`, { count: day[part] })}
        </span>
      ))}
    </span>
  );
}
