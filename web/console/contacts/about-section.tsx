import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { useAddressLabel } from '../shell/use-address-label.ts';
import { contactName } from './contact-name.ts';
import { ContactSection } from './contact-section.tsx';

/** What is known besides addresses: what has been told, and nothing that has not. */
export function AboutSection({ contact }: { readonly contact: ContactDetail }) {
  const { t, pick } = useWords();
  const labelOf = useAddressLabel();
  const search = useSearch({ from: '/staff/framed/contacts' });
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('contacts.taxCode'), contact.taxCode],
    [t('contacts.sector'), contact.sector && pick(contact.sector)],
    [t('contacts.size'), contact.size && pick(contact.size)],
    [
      t('contacts.ofBusiness'),
      contact.business && (
        <Link to="/contacts/$contactId" params={{ contactId: contact.business.id }} search={search}>
          {contactName(contact.business, t)}
        </Link>
      ),
    ],
    [t('contacts.position'), contact.position],
    [t('contacts.lang'), contact.lang === 'en' ? t('contacts.langEn') : t('contacts.langVi')],
    [t('contacts.prefers'), contact.prefers.map(labelOf).join(' → ')],
    [t('contacts.note'), contact.note && <span className="contact-note">{contact.note}</span>],
  ];
  return (
    <ContactSection title={t('contacts.about')}>
      <dl className="facts">
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </ContactSection>
  );
}
