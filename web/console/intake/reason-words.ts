import type { TFunction } from 'i18next';

const ignored = {
  empty: 'intake.ignoredEmpty',
  honeypot: 'intake.ignoredHoneypot',
  dismissed: 'intake.ignoredDismissed',
  call: 'intake.ignoredCall',
  unknown: 'intake.ignoredUnknown',
  'automatic:bounce': 'intake.ignoredBounce',
  'automatic:delayed': 'intake.ignoredDelayed',
  'automatic:complaint': 'intake.ignoredComplaint',
  'automatic:auto-reply': 'intake.ignoredAutoReply',
  'automatic:list': 'intake.ignoredList',
  'automatic:own-loop': 'intake.ignoredOwnLoop',
} as const;

const quarantined = {
  failed: 'intake.reasonFailed',
  account_removed: 'intake.reasonAccountRemoved',
  withdrew: 'intake.reasonWithdrew',
  empty: 'intake.reasonEmpty',
  'no mail header': 'intake.reasonNoMailHeader',
  'form unsupported': 'intake.reasonFormUnsupported',
  'form malformed': 'intake.reasonFormMalformed',
  unknown: 'intake.reasonUnknown',
} as const;

/** Why a receipt became nothing (src/features/intake and the adapters' normalise name the reasons). */
export function ignoredWords(reason: string, t: TFunction): string {
  const known = Object.entries(ignored).find(([name]) => name === reason)?.[1];
  if (known) return t(known);
  return reason.startsWith('automatic:')
    ? t('intake.ignoredAutomatic', { kind: reason.slice('automatic:'.length) })
    : t('intake.reasonOther', { reason });
}

/** Why a receipt could not be understood. */
export function quarantineWords(reason: string, t: TFunction): string {
  const known = Object.entries(quarantined).find(([name]) => name === reason)?.[1];
  if (known) return t(known);
  return reason.startsWith('form fields: ')
    ? t('intake.reasonFormFields', { fields: reason.slice('form fields: '.length) })
    : t('intake.reasonOther', { reason });
}

/** What a person can do about it. */
export function quarantineAdvice(reason: string, t: TFunction): string {
  if (reason === 'failed') return t('intake.adviceFailed');
  if (reason === 'withdrew') return t('intake.adviceWithdrew');
  return reason === 'account_removed' ? t('intake.adviceAccountRemoved') : t('intake.adviceUnreadable');
}
