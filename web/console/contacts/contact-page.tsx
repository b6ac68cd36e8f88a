import { Button, Skeleton } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { hasStatus } from '../api/api-error.ts';
import { contactQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ContactView } from './contact-view.tsx';

/** The contact of the address. */
export function ContactPage() {
  const { t } = useWords();
  const { contactId } = useParams({ from: '/staff/framed/contacts/$contactId' });
  const { data, error, refetch } = useQuery(contactQuery(contactId));
  if (hasStatus(error, 404) || hasStatus(error, 400)) {
    return (
      <StateMessage icon={<IconUserOff />} title={t('contacts.gone')} hint={t('contacts.goneHint')}>
        <Button component={Link} to="/contacts" search variant="default">
          {t('contacts.toList')}
        </Button>
      </StateMessage>
    );
  }
  if (data) return <ContactView key={contactId} contact={data} />;
  if (error) {
    return (
      <div className="ticket-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ticket-loading" role="status" aria-label={t('contacts.loading')}>
      <Skeleton height={26} width="45%" />
      <Skeleton height={14} width="30%" mt={14} />
      <Skeleton height={160} mt={32} />
      <Skeleton height={200} mt={24} />
    </div>
  );
}
