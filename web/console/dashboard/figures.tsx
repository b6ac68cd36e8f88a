import { IconCircleCheck, IconClockExclamation, IconClockHour4, IconClockX, IconFolderOpen } from '@tabler/icons-react';
import type { Dashboard } from '../../../src/contract/dashboard.ts';
import { useWords } from '../i18n/use-words.ts';
import { percent, wholeNumber } from '../time/numbers.ts';

/** The five numbers. */
export function Figures({ totals }: { readonly totals: Dashboard['totals'] }) {
  const { t, lang } = useWords();
  const answered = totals.answeredInTime + totals.answeredLate;
  const share =
    answered === 0 ? null : t('dashboard.share', { percent: percent(totals.answeredInTime / answered, lang) });
  const figures = [
    { key: 'open', tone: 'calm', icon: IconFolderOpen, value: totals.open, under: '' },
    { key: 'dueSoon', tone: 'soon', icon: IconClockHour4, value: totals.dueSoon, under: t('dashboard.ofOpen') },
    { key: 'overdue', tone: 'late', icon: IconClockExclamation, value: totals.overdue, under: t('dashboard.ofOpen') },
    { key: 'answeredInTime', tone: 'done', icon: IconCircleCheck, value: totals.answeredInTime, under: share ?? '' },
    { key: 'answeredLate', tone: 'plain', icon: IconClockX, value: totals.answeredLate, under: '' },
  ] as const;
  return (
    <dl className="figures">
      {figures.map(({ key, tone, icon: Icon, value, under }) => (
        <div key={key} className="figure" data-tone={value === 0 ? 'plain' : tone}>
          <dt>
            <Icon size={18} stroke={1.7} aria-hidden="true" /> {t(`dashboard.${key}`)}
          </dt>
          <dd>
            {wholeNumber(value, lang)}
            {under && <small>{under}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
