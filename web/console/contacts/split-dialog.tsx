import { Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { contactQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useAddressLabel } from '../shell/use-address-label.ts';
import { ticketCount } from './contact-name.ts';
import { ContactProblem } from './contact-problem.tsx';
import { shownAddress } from './shown-address.ts';
import { useContactActions } from './use-contact-actions.ts';

type SplitDialogProps = { readonly contact: ContactDetail; readonly onClose: () => void };

/** Chooses the addresses that belong to somebody else. */
export function SplitDialog({ contact, onClose }: SplitDialogProps) {
  const { t } = useWords();
  const labelOf = useAddressLabel();
  const client = useQueryClient();
  const [seen, setSeen] = useState(contact);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { change } = useContactActions();
  const fault =
    chosen.length === 0
      ? t('contacts.splitNone')
      : chosen.length === seen.identities.length
        ? t('contacts.splitAll')
        : null;
  const submit = () => {
    setTried(true);
    if (fault !== null) return;
    change.mutate(
      {
        id: contact.id,
        step: 'split',
        body: { version: seen.version, identityIds: [...chosen], name: name.trim() || null },
      },
      { onSuccess: onClose },
    );
  };
  const reload = () => {
    void client.fetchQuery({ ...contactQuery(contact.id), staleTime: 0 }).then((fresh) => {
      setSeen(fresh);
      setChosen((ids) => ids.filter((id) => fresh.identities.some((identity) => identity.id === id)));
      change.reset();
    });
  };
  return (
    <DialogForm
      title={t('contacts.splitTitle')}
      confirm={t('contacts.splitConfirm')}
      size="lg"
      mutation={change}
      problem={<ContactProblem error={change.error} onReload={reload} />}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t('contacts.splitLead')}</p>
      <Checkbox.Group
        label={t('contacts.splitChoose')}
        value={[...chosen]}
        onChange={(ids) => {
          if (change.error) change.reset();
          setChosen(ids);
        }}
        error={tried ? fault : null}
      >
        <div className="split-choices">
          {seen.identities.map((identity, index) => (
            <Checkbox
              key={identity.id}
              value={identity.id}
              data-autofocus={index === 0 ? true : undefined}
              label={shownAddress(identity)}
              description={[labelOf(identity.kind), identity.name, ticketCount(identity.tickets, t)]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label={t('contacts.splitName')}
        description={t('contacts.splitNameHint')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
