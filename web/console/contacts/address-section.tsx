import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactDetail, ContactIdentity } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag, type Tone } from '../shell/tag.tsx';
import { useAddressLabel } from '../shell/use-address-label.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { AddAddress } from './add-address.tsx';
import { ContactProblem } from './contact-problem.tsx';
import { ContactSection } from './contact-section.tsx';
import { ticketCount } from './contact-name.ts';
import { IdentityIcon } from './identity-icon.tsx';
import { shownAddress } from './shown-address.ts';
import { useContactActions } from './use-contact-actions.ts';

type AddressSectionProps = { readonly contact: ContactDetail; readonly onCompare: (otherId: string) => void };

const tones = { bounced: 'amber', stopped: 'blue', left: 'grey' } as const satisfies Record<string, Tone>;

/** How this person is reached, and what stands in the way. */
export function AddressSection({ contact, onCompare }: AddressSectionProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { change } = useContactActions();
  const mayEdit = contact.actions.includes('edit');
  return (
    <ContactSection
      title={t('contacts.addresses')}
      extra={
        mayEdit &&
        !adding && (
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t('contacts.add')}
          </Button>
        )
      }
    >
      {contact.identities.length === 0 && <p className="muted small">{t('contacts.noAddresses')}</p>}
      <ul className="addresses">
        {contact.identities.map((identity) => (
          <Address
            key={identity.id}
            identity={identity}
            loading={change.isPending}
            onFree={
              mayEdit && (identity.state === 'bounced' || identity.state === 'stopped')
                ? () =>
                    change.mutate({
                      id: contact.id,
                      step: 'free-address',
                      body: { version: contact.version, identityId: identity.id },
                    })
                : null
            }
          />
        ))}
      </ul>
      <ContactProblem error={change.error} onReload={change.reset} />
      {adding && <AddAddress contact={contact} onClose={() => setAdding(false)} onCompare={onCompare} />}
    </ContactSection>
  );
}

type AddressProps = {
  readonly identity: ContactIdentity;
  readonly loading: boolean;
  /** Null: there is nothing to free, or not by this viewer. */
  readonly onFree: (() => void) | null;
};

function Address({ identity, loading, onFree }: AddressProps) {
  const { t, lang } = useWords();
  const labelOf = useAddressLabel();
  const now = useNow();
  const { kind, state } = identity;
  const address = shownAddress(identity);
  const facts = [
    labelOf(kind),
    identity.verifiedAt
      ? t('contacts.verifiedAt', { at: shortDate(identity.verifiedAt, lang, now) })
      : t('contacts.unverified'),
    ticketCount(identity.tickets, t),
  ];
  return (
    <li data-state={state}>
      <span className="address-icon">
        <IdentityIcon kind={kind} size={20} />
      </span>
      <div className="address-words">
        <span className="address-line">
          <span className="address">{address}</span>
          {identity.verifiedAt && <IconCircleCheck size={16} className="address-verified" aria-hidden="true" />}
          {state !== 'ok' && <Tag tone={tones[state]}>{t(`contacts.${state}`)}</Tag>}
        </span>
        <span className="muted small">{facts.join(' · ')}</span>
      </div>
      {onFree && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('contacts.freeOf', { address })}
          loading={loading}
          onClick={onFree}
        >
          {t('contacts.free')}
        </Button>
      )}
    </li>
  );
}
