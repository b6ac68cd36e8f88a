import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { duplicatesQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { contactName } from './contact-name.ts';

type DuplicateSectionProps = { readonly id: string; readonly onCompare: (otherId: string) => void };

/** Who may be the same person, and why; nothing while nobody is. A failed look is no trouble: it is a suggestion only. */
export function DuplicateSection({ id, onCompare }: DuplicateSectionProps) {
  const { t, pick } = useWords();
  const search = useSearch({ from: '/staff/framed/contacts' });
  const { data } = useQuery(duplicatesQuery(id));
  if (!data || data.items.length === 0) return null;
  return (
    <section className="duplicates" aria-labelledby="duplicates-title">
      <h2 id="duplicates-title">
        <IconUsersGroup size={18} aria-hidden="true" /> {t('contacts.duplicates')}
      </h2>
      <ul>
        {data.items.map(({ contact, reason }) => {
          const name = contactName(contact, t);
          return (
            <li key={contact.id}>
              <span className="duplicate-words">
                <Link to="/contacts/$contactId" params={{ contactId: contact.id }} search={search}>
                  {name}
                </Link>
                <span className="small">{pick(reason)}</span>
              </span>
              <Button
                size="xs"
                variant="default"
                aria-label={t('contacts.duplicatesLook', { name })}
                onClick={() => onCompare(contact.id)}
              >
                {t('contacts.look')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
