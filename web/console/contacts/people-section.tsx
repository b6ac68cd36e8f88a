import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { contactQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../shell/dialog.tsx';
import { contactName } from './contact-name.ts';
import { ContactPicker } from './contact-picker.tsx';
import { ContactProblem } from './contact-problem.tsx';
import { ContactSection } from './contact-section.tsx';
import { useContactActions } from './use-contact-actions.ts';

/** Who speaks for a business. */
export function PeopleSection({ contact }: { readonly contact: ContactDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const search = useSearch({ from: '/staff/framed/contacts' });
  const [adding, setAdding] = useState(false);
  const { change } = useContactActions();
  const mayEdit = contact.actions.includes('edit');
  const assign = (id: string, version: number, businessId: string | null) =>
    change.mutate({ id, step: 'edit', body: { version, businessId } }, { onSuccess: () => setAdding(false) });
  const takeOut = async (id: string) => {
    const person = await client.fetchQuery({ ...contactQuery(id), staleTime: 0 });
    assign(id, person.version, null);
  };
  const title = t('contacts.peopleAddTitle', { name: contactName(contact, t) });
  return (
    <ContactSection
      title={t('contacts.people')}
      extra={
        mayEdit && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={15} />}
            aria-label={t('contacts.peopleAdd')}
            onClick={() => setAdding(true)}
          >
            {t('contacts.addConfirm')}
          </Button>
        )
      }
    >
      {contact.people.length === 0 && <p className="muted small">{t('contacts.peopleEmpty')}</p>}
      <ul className="people">
        {contact.people.map((person) => (
          <li key={person.id}>
            <span>
              <Link to="/contacts/$contactId" params={{ contactId: person.id }} search={search}>
                {contactName(person, t)}
              </Link>
              {person.position && <span className="muted small"> {person.position}</span>}
            </span>
            {mayEdit && (
              <ActionIcon
                size="sm"
                aria-label={t('contacts.peopleRemove', { name: contactName(person, t) })}
                onClick={() => void takeOut(person.id)}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!adding && <ContactProblem error={change.error} onReload={change.reset} />}
      <Dialog opened={adding} onClose={() => setAdding(false)} title={title}>
        <ContactPicker
          label={t('contacts.peopleFind')}
          kind="person"
          without={[contact.id, ...contact.people.map((person) => person.id)]}
          onPick={(row) => assign(row.id, row.version, contact.id)}
        />
        <ContactProblem error={change.error} onReload={change.reset} />
      </Dialog>
    </ContactSection>
  );
}
