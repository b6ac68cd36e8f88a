import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { wholeNumber } from '../time/numbers.ts';
import { balanceParts, missingOf, type BalancePart, type BalanceSums } from './balance-sums.ts';
import { ignoredWords } from './reason-words.ts';

type BalanceLineProps = {
  readonly kind: 'total' | 'day' | 'channel';
  readonly label: ReactNode;
  readonly sums: BalanceSums;
};

/** received = new + appended + ignored + quarantined + waiting, with the reasons of what was ignored under it. */
export function BalanceLine({ kind, label, sums }: BalanceLineProps) {
  const { t, lang } = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const folds = sums.ignored > 0 && sums.ignoredReasons.length > 0;
  const part = (name: BalancePart) => {
    const value = wholeNumber(sums[name], lang);
    if (name !== 'ignored' || !folds) return value;
    return (
      <button
        type="button"
        className="balance-fold"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${value}, ${t('intake.whyIgnored')}`}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={14} aria-hidden="true" />
        {value}
      </button>
    );
  };
  return (
    <>
      <tr role="row" className="balance-line" data-kind={kind}>
        <th scope={kind === 'day' ? 'rowgroup' : 'row'} role="rowheader">
          <span className="balance-name">{label}</span>
        </th>
        <td role="cell" className="balance-received">
          <span className="balance-number">{wholeNumber(sums.received, lang)}</span>
          <Label>{t('intake.received')}</Label>
        </td>
        {balanceParts.map((name, index) => (
          <td key={name} role="cell" data-part={name} data-none={sums[name] === 0}>
            <span className="balance-number">
              <span className="balance-sign" aria-hidden="true">
                {index === 0 ? '=' : '+'}
              </span>
              {part(name)}
            </span>
            <Label>{t(`intake.${name}`)}</Label>
          </td>
        ))}
        <td role="cell" className="balance-check">
          <Check missing={missingOf(sums)} spelled={kind === 'total'} />
        </td>
      </tr>
      {folds && (
        <tr role="row" className="balance-reasons" id={id} hidden={!open}>
          <td role="cell" colSpan={balanceParts.length + 3}>
            <ul aria-label={t('intake.whyIgnored')}>
              {sums.ignoredReasons.map(({ reason, count }) => (
                <li key={reason}>
                  <strong>{wholeNumber(count, lang)}</strong> {ignoredWords(reason, t)}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

/** The column's name beside the number, where there is no room for columns. */
function Label({ children }: { readonly children: string }) {
  return (
    <span className="balance-label" aria-hidden="true">
      {children}
    </span>
  );
}

function Check({ missing, spelled }: { readonly missing: number; readonly spelled: boolean }) {
  const { t } = useWords();
  if (missing !== 0) {
    return (
      <Tag tone="red" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
        {t('intake.differs', { count: Math.abs(missing) })}
      </Tag>
    );
  }
  if (spelled) {
    return (
      <Tag tone="green" icon={<IconCheck size={14} aria-hidden="true" />}>
        {t('intake.matches')}
      </Tag>
    );
  }
  return (
    <span className="balance-ok">
      <IconCheck size={16} aria-hidden="true" />
      <VisuallyHidden>{t('intake.matches')}</VisuallyHidden>
    </span>
  );
}
