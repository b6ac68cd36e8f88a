import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { ContactRow, MergePreview } from '../../../src/contract/contacts.ts';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../shell/notice.tsx';
import { contactName, ticketCount } from './contact-name.ts';
import { IdentityIcon } from './identity-icon.tsx';
import { shownAddress } from './shown-address.ts';

/** Both sides of a merge, what moves, and what to look at once more. */
export function MergePreviewView({ preview }: { readonly preview: MergePreview }) {
  const { t, pick } = useWords();
  const { survivor, other, moves, gains, warnings } = preview;
  const isNothing = moves.identities.length === 0 && moves.tickets === 0 && moves.people.length === 0;
  return (
    <>
      <div className="merge-sides">
        <Side label={t('contacts.goes')} row={other} kind="goes" />
        <IconArrowNarrowRight size={28} className="merge-arrow" aria-hidden="true" />
        <Side label={t('contacts.keeps')} row={survivor} kind="keeps" />
      </div>
      {warnings.length > 0 && (
        <Notice tone="amber" title={t('contacts.warnTitle')}>
          {warnings.map((warning) => (
            <p key={warning}>{t(`contacts.warn_${warning}`)}</p>
          ))}
        </Notice>
      )}
      <section aria-labelledby="merge-moves">
        <h3 id="merge-moves" className="merge-title">
          {t('contacts.moves')}
        </h3>
        {isNothing && <p className="muted small">{t('contacts.movesNothing')}</p>}
        <ul className="merge-moves">
          {moves.identities.map((identity) => (
            <li key={identity.id}>
              <IdentityIcon kind={identity.kind} /> {shownAddress(identity)}
            </li>
          ))}
          {moves.tickets > 0 && (
            <li>
              <Icon name="file" size={18} /> {ticketCount(moves.tickets, t)}
            </li>
          )}
          {moves.people.length > 0 && (
            <li>
              <Icon name="person" size={18} />{' '}
              {t('contacts.peopleCount', {
                count: moves.people.length,
                names: moves.people.map((person) => contactName(person, t)).join(', '),
              })}
            </li>
          )}
        </ul>
      </section>
      {gains.length > 0 && (
        <section aria-labelledby="merge-gains">
          <h3 id="merge-gains" className="merge-title">
            {t('contacts.gains')}
          </h3>
          <dl className="facts">
            {gains.map((gain) => (
              <div key={gain.label.en}>
                <dt>{pick(gain.label)}</dt>
                <dd className="contact-note">{pick(gain.value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

type SideProps = { readonly label: string; readonly row: ContactRow; readonly kind: 'keeps' | 'goes' };

function Side({ label, row, kind }: SideProps) {
  const { t } = useWords();
  return (
    <section className="merge-side" data-kind={kind} aria-label={label}>
      <span className="merge-label">{label}</span>
      <span className="merge-name">
        <Icon name={row.kind === 'business' ? 'building' : 'person'} size={18} /> {contactName(row, t)}
      </span>
      <span className="muted small">
        {[row.address && shownAddress(row.address), row.taxCode && t('contacts.taxCodeOf', { code: row.taxCode })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="muted small">{ticketCount(row.tickets, t)}</span>
    </section>
  );
}
