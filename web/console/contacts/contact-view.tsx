import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { AboutSection } from './about-section.tsx';
import { AddressSection } from './address-section.tsx';
import { ContactHeader, type ContactTask } from './contact-header.tsx';
import { contactName } from './contact-name.ts';
import { DoneNotice } from './done-notice.tsx';
import { DuplicateSection } from './duplicate-section.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { HistorySection } from './history-section.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PeopleSection } from './people-section.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { TicketSection } from './ticket-section.tsx';
import { useContactActions } from './use-contact-actions.ts';

/** Everything about one contact, and what can be done to it. */
export function ContactView({ contact }: { readonly contact: ContactDetail }) {
  const { t } = useWords();
  const me = useMe();
  const [task, setTask] = useState<ContactTask | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const actions = useContactActions();
  const mayWrite = me.permissions.includes('contact:write');
  const mayEdit = contact.actions.includes('edit');
  const close = () => {
    setTask(null);
    setOther(null);
  };
  const compare = (id: string) => {
    setOther(id);
    setTask('merge');
  };
  return (
    <article className="detail contact" aria-labelledby="contact-title">
      <ContactHeader contact={contact} onTask={setTask} />
      <DoneNotice contact={contact} undo={actions.undo} />
      {contact.mergedInto && <MergedNotice into={contact.mergedInto} />}
      {!mayWrite && me.agency === null && <p className="muted small">{t('contacts.readOnly')}</p>}
      <div className="contact-body">
        <div className="contact-main">
          {mayEdit && <DuplicateSection id={contact.id} onCompare={compare} />}
          {!contact.mergedInto && (
            <>
              <AddressSection contact={contact} onCompare={compare} />
              <TicketSection id={contact.id} />
            </>
          )}
        </div>
        <div className="contact-side">
          <AboutSection contact={contact} />
          {contact.kind === 'business' && !contact.mergedInto && <PeopleSection contact={contact} />}
          {me.agency === null && <HistorySection contact={contact} undo={actions.undo} />}
        </div>
      </div>
      {task === 'edit' && <EditDialog contact={contact} onClose={close} />}
      {task === 'merge' && <MergeDialog contact={contact} preset={other} onClose={close} />}
      {task === 'split' && <SplitDialog contact={contact} onClose={close} />}
    </article>
  );
}

function MergedNotice({ into }: { readonly into: NonNullable<ContactDetail['mergedInto']> }) {
  const { t } = useWords();
  const name = contactName(into, t);
  return (
    <div className="notice" data-tone="blue">
      <IconGitMerge size={20} aria-hidden="true" />
      <div>
        <strong>{t('contacts.mergedInto', { name })}</strong>
        <p>{t('contacts.mergedIntoHint')}</p>
        <Button component={Link} to={`/contacts/${into.id}`} search size="xs" variant="default" mt={8}>
          {t('contacts.openOther', { name })}
        </Button>
      </div>
    </div>
  );
}
