import { Link } from '@tanstack/react-router';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { CallSection } from './call-section.tsx';

/** Whose number it is, as far as the hub knows. */
export function CallerCard({ call }: { readonly call: CallDetail }) {
  const { t } = useWords();
  const { card } = call;
  if (!card) {
    return (
      <CallSection title={t('calls.card')}>
        <p className="muted small">{call.caller.number === null ? t('calls.cardHidden') : t('calls.cardNobody')}</p>
      </CallSection>
    );
  }
  const isBusiness = card.kind === 'business';
  return (
    <CallSection title={t('calls.card')}>
      <div className="caller-card">
        <p className="caller-name">
          <strong>{card.name ?? t('calls.unknown')}</strong>
          <Tag
            tone={isBusiness ? 'accent' : 'grey'}
            icon={<Icon name={isBusiness ? 'building' : 'person'} size={14} />}
          >
            {isBusiness ? t('calls.business') : t('calls.person')}
          </Tag>
        </p>
        {card.taxCode && <p className="small">{t('calls.taxCode', { code: card.taxCode })}</p>}
        {card.business && <p className="small">{t('calls.ofBusiness', { name: card.business })}</p>}
        {card.note && (
          <p className="caller-note">
            <span className="muted small">{t('calls.note')}</span>
            {card.note}
          </p>
        )}
        <Link to="/contacts/$contactId" params={{ contactId: card.id }} search={{}} className="text-link small">
          {t('calls.openContact')}
        </Link>
      </div>
    </CallSection>
  );
}
