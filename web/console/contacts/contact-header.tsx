import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconArrowsSplit2, IconGitMerge, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { Tag } from '../shell/tag.tsx';
import { dayOf, dayWords } from '../time/dates.ts';
import { contactName } from './contact-name.ts';

export type ContactTask = ContactDetail['actions'][number];

type ContactHeaderProps = { readonly contact: ContactDetail; readonly onTask: (task: ContactTask) => void };

const tasks = [
  { task: 'edit', key: 'e', label: 'contacts.keyEdit', words: 'contacts.edit', icon: IconPencil },
  { task: 'merge', key: 'm', label: 'contacts.keyMerge', words: 'contacts.merge', icon: IconGitMerge },
  { task: 'split', key: 's', label: 'contacts.keySplit', words: 'contacts.split', icon: IconArrowsSplit2 },
] as const;

/** Who this is, in the largest words of the page, and the three things that can be done. */
export function ContactHeader({ contact, onTask }: ContactHeaderProps) {
  const { t, lang } = useWords();
  const { actions } = contact;
  const allowed = useMemo(() => tasks.filter(({ task }) => actions.includes(task)), [actions]);
  const keys = useMemo(
    () =>
      allowed.map(({ task, key, label }) => ({
        keys: key,
        label: t(label),
        group: 'inContact' as const,
        run: () => onTask(task),
      })),
    [allowed, onTask, t],
  );
  useKeys(keys);
  const named = { name: contact.name, address: contact.identities[0] ?? null };
  return (
    <header className="detail-head contact-head">
      <ActionIcon
        component={Link}
        to="/contacts"
        search
        className="back-button"
        size="lg"
        aria-label={t('contacts.toList')}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className="contact-who">
        <h1 id="contact-title">{contactName(named, t)}</h1>
        <p className="contact-facts">
          <Tag
            tone={contact.kind === 'business' ? 'accent' : 'grey'}
            icon={<Icon name={contact.kind === 'business' ? 'building' : 'person'} size={14} />}
          >
            {t(`contacts.${contact.kind}`)}
          </Tag>
          {contact.taxCode && <span>{t('contacts.taxCodeOf', { code: contact.taxCode })}</span>}
          <span>{t('contacts.since', { at: dayWords(dayOf(contact.createdAt), lang) })}</span>
        </p>
      </div>
      {allowed.length > 0 && (
        <div className="contact-tasks">
          {allowed.map(({ task, words, icon: TaskIcon }) => (
            <Button key={task} variant="default" leftSection={<TaskIcon size={17} />} onClick={() => onTask(task)}>
              {t(words)}
            </Button>
          ))}
        </div>
      )}
    </header>
  );
}
