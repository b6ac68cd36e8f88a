import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { ApiError, hasCode } from '../api/api-error.ts';
import { foundContactsQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../shell/notice.tsx';
import { contactName } from './contact-name.ts';
import { ContactProblem } from './contact-problem.tsx';
import { useContactActions } from './use-contact-actions.ts';

type AddAddressProps = {
  readonly contact: ContactDetail;
  readonly onClose: () => void;
  readonly onCompare: (otherId: string) => void;
};

const fewest = 3;

/** An address that the person told; where somebody has it already, a merge is offered. */
export function AddAddress({ contact, onClose, onCompare }: AddAddressProps) {
  const { t, lang } = useWords();
  const { change } = useContactActions();
  const [kind, setKind] = useState<'phone' | 'email'>('phone');
  const [address, setAddress] = useState('');
  const typed = address.trim();
  const fault =
    change.error instanceof ApiError ? change.error.fields.find((field) => field.field === 'address') : undefined;
  const isTaken = hasCode(change.error, 'address_taken');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.length < fewest) return;
    change.mutate(
      { id: contact.id, step: 'addresses', body: { version: contact.version, kind, address: typed } },
      { onSuccess: onClose },
    );
  };
  return (
    <form className="form add-address" onSubmit={submit} noValidate>
      <p className="muted small">{t('contacts.addLead')}</p>
      <SegmentedControl
        size="xs"
        aria-label={t('contacts.addKind')}
        value={kind}
        onChange={(value) => {
          change.reset();
          setKind(value === 'email' ? 'email' : 'phone');
        }}
        data={[
          { value: 'phone', label: t('contacts.addPhone') },
          { value: 'email', label: t('contacts.addEmail') },
        ]}
      />
      <TextInput
        type={kind === 'phone' ? 'tel' : 'email'}
        label={kind === 'phone' ? t('contacts.addressPhone') : t('contacts.addressEmail')}
        description={kind === 'phone' ? t('contacts.addressPhoneHint') : t('contacts.addressEmailHint')}
        maxLength={200}
        value={address}
        onChange={(event) => {
          if (change.error) change.reset();
          setAddress(event.currentTarget.value);
        }}
        error={fault?.message[lang] ?? null}
        autoFocus
      />
      {isTaken && <Taken address={typed} ownId={contact.id} onCompare={onCompare} />}
      {!fault && !isTaken && <ContactProblem error={change.error} onReload={change.reset} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={change.isPending} disabled={typed.length < fewest}>
          {t('contacts.addConfirm')}
        </Button>
      </Group>
    </form>
  );
}

type TakenProps = {
  readonly address: string;
  readonly ownId: string;
  readonly onCompare: (otherId: string) => void;
};

function Taken({ address, ownId, onCompare }: TakenProps) {
  const { t } = useWords();
  const { data } = useQuery(foundContactsQuery({ q: address }));
  const holder = data?.items.find((row) => row.id !== ownId);
  return (
    <Notice tone="amber" title={t('contacts.taken')}>
      {holder && (
        <Button size="xs" variant="default" mt={8} onClick={() => onCompare(holder.id)}>
          {t('contacts.takenMerge', { name: contactName(holder, t) })}
        </Button>
      )}
    </Notice>
  );
}
