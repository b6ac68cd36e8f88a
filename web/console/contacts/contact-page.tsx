import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { contactQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ContactView } from './contact-view.tsx';

/** The contact of the address. */
export function ContactPage() {
  const { t } = useWords();
  const { contactId } = useParams({ from: '/staff/framed/contacts/$contactId' });
  const missing = (
    <StateMessage icon={<IconUserOff />} title={t('contacts.gone')} hint={t('contacts.goneHint')}>
      <Button component={Link} to="/contacts" search variant="default">
        {t('contacts.toList')}
      </Button>
    </StateMessage>
  );
  return (
    <DetailFrame query={useQuery(contactQuery(contactId))} loading={t('contacts.loading')} missing={missing}>
      {(contact) => <ContactView key={contactId} contact={contact} />}
    </DetailFrame>
  );
}
