import type { TFunction } from 'i18next';
import type { Locale } from '../../../src/contract/common.ts';
import { wholeNumber } from '../time/numbers.ts';
import { balanceParts, type BalanceSums } from './balance-sums.ts';

const names = {
  created: 'intake.partCreated',
  appended: 'intake.partAppended',
  ignored: 'intake.partIgnored',
  quarantined: 'intake.partQuarantined',
  waiting: 'intake.partWaiting',
} as const;

/** 'Hôm nay nhận 34 bản tin: 20 hồ sơ mới, 6 bổ sung, 7 bỏ qua, 1 cách ly.' Null: nothing came today. */
export function balanceSentence(today: BalanceSums | null, t: TFunction, lang: Locale): string {
  if (!today || today.received === 0) return t('intake.sentenceNone');
  const parts = balanceParts
    .filter((part) => today[part] > 0)
    .map((part) => t(names[part], { number: wholeNumber(today[part], lang) }))
    .join(', ');
  return t('intake.sentence', { count: today.received, number: wholeNumber(today.received, lang), parts });
}
