import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactRow } from '../../../src/contract/contacts.ts';
import { Icon } from '../../shared/icons.tsx';
import { foundContactsQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { contactName, ticketCount } from './contact-name.ts';
import { shownAddress } from './shown-address.ts';

type ContactPickerProps = {
  readonly label: string;
  readonly kind?: 'person' | 'business';
  /** Ids that are no choice. */
  readonly without: readonly string[];
  readonly onPick: (row: ContactRow) => void;
};

const fewest = 2;

/** Finds one contact by its name, address or tax code. */
export function ContactPicker({ label, kind, without, onPick }: ContactPickerProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [q] = useDebouncedValue(words.trim(), 200);
  const { data, error } = useQuery(foundContactsQuery({ q, kind }));
  const asked = q.length >= fewest && words.trim() !== '';
  const rows = asked ? (data?.items.filter((row) => !without.includes(row.id)) ?? []) : [];
  return (
    <div className="form">
      <TextInput
        type="search"
        label={label}
        placeholder={t('contacts.searchHint')}
        leftSection={<IconSearch size={16} />}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      {error && <ErrorNotice error={error} />}
      <ul className="picker" aria-live="polite">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onPick(row)}>
              <Icon name={row.kind === 'business' ? 'building' : 'person'} size={18} />
              <span className="picker-words">
                <span>{contactName(row, t)}</span>
                <span className="muted small">
                  {[
                    row.name === null || !row.address ? null : shownAddress(row.address),
                    row.taxCode,
                    ticketCount(row.tickets, t),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
        {rows.length === 0 && (
          <li className="muted small">{asked && data ? t('contacts.pickerNothing') : t('contacts.pickerHint')}</li>
        )}
      </ul>
    </div>
  );
}
