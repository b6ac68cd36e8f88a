import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useCallKey } from './use-call-key.ts';

type CallSearchProps = { readonly q: string; readonly onChange: (q: string) => void };

const typingPauseMs = 250;

/** Words of the search; kept in the address. */
export function CallSearch({ q, onChange }: CallSearchProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(q);
  const [asked, setAsked] = useState(q);
  const change = useRef(onChange);
  change.current = onChange;
  // The address changed by something else than typing: a link, the back button, 'show all'.
  if (q !== asked) {
    setAsked(q);
    setWords(q);
  }
  useEffect(() => {
    const typed = words.trim();
    if (typed === q) return;
    const timer = setTimeout(() => {
      setAsked(typed);
      change.current(typed);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [words, q]);
  useCallKey('/', t('calls.keySearch'), () => input.current?.focus());
  return (
    <search className="call-search">
      <TextInput
        ref={input}
        type="search"
        aria-label={t('calls.search')}
        placeholder={t('calls.searchHint')}
        leftSection={<IconSearch size={16} />}
        maxLength={100}
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
            <CloseButton size="sm" aria-label={t('calls.clearSearch')} onClick={() => setWords('')} />
          )
        }
      />
    </search>
  );
}
