import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ContactSearch } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';

type ContactFiltersProps = {
  readonly search: ContactSearch;
  readonly onChange: (search: ContactSearch) => void;
};

const typingPauseMs = 250;

/** Words and kind; kept in the address, so that a list can be passed on. */
export function ContactFilters({ search, onChange }: ContactFiltersProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search.q ?? '');
  const [asked, setAsked] = useState(search.q ?? '');
  const change = useRef(onChange);
  change.current = onChange;
  // The address changed by something else than typing: a link, the back button, 'show all'.
  if ((search.q ?? '') !== asked) {
    setAsked(search.q ?? '');
    setWords(search.q ?? '');
  }
  useEffect(() => {
    const q = words.trim();
    if (q === (search.q ?? '')) return;
    const timer = setTimeout(() => {
      setAsked(q);
      change.current({ ...search, q });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [words, search]);
  const focus = useMemo(
    () => [
      { keys: '/', label: t('contacts.keySearch'), group: 'everywhere' as const, run: () => input.current?.focus() },
    ],
    [t],
  );
  useKeys(focus);
  return (
    <search className="contact-filters">
      <TextInput
        ref={input}
        type="search"
        aria-label={t('contacts.search')}
        placeholder={t('contacts.searchHint')}
        leftSection={<IconSearch size={16} />}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Browsers would empty the field.
          event.preventDefault();
          event.currentTarget.blur();
        }}
        rightSection={
          words === '' ? null : (
            <CloseButton size="sm" aria-label={t('contacts.clearSearch')} onClick={() => setWords('')} />
          )
        }
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('contacts.kinds')}
        value={search.kind ?? 'all'}
        onChange={(kind) => onChange({ ...search, kind: kind === 'person' || kind === 'business' ? kind : undefined })}
        data={[
          { value: 'all', label: t('contacts.everyKind') },
          { value: 'person', label: t('contacts.persons') },
          { value: 'business', label: t('contacts.businesses') },
        ]}
      />
    </search>
  );
}
