import { ActionIcon, CloseButton, Indicator, Popover, Select, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ListSearch } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';

type ListFiltersProps = { readonly search: ListSearch; readonly onChange: (search: ListSearch) => void };

const typingPauseMs = 250;

/** Words, agency and category; kept in the address, so that a list can be passed on. */
export function ListFilters({ search, onChange }: ListFiltersProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search.q ?? '');
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    const q = words.trim();
    if (q === (search.q ?? '')) return;
    const timer = setTimeout(() => change.current({ ...search, q }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [words, search]);
  const focus = useMemo(
    () => [{ keys: '/', label: t('keys.search'), group: 'everywhere' as const, run: () => input.current?.focus() }],
    [t],
  );
  useKeys(focus);
  const filters = [search.agency, search.category].filter(Boolean).length;
  return (
    <search className="list-filters">
      <TextInput
        ref={input}
        type="search"
        aria-label={t('tickets.search')}
        placeholder={t('tickets.searchHint')}
        leftSection={<IconSearch size={16} />}
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
            <CloseButton size="sm" aria-label={t('tickets.clearSearch')} onClick={() => setWords('')} />
          )
        }
      />
      <Popover position="bottom-end" width={300} shadow="md" trapFocus transitionProps={{ duration: 100 }}>
        <Indicator label={filters} size={16} disabled={filters === 0} offset={4}>
          <Popover.Target>
            <ActionIcon variant="default" size={36} aria-label={t('tickets.filters')}>
              <IconAdjustmentsHorizontal size={18} />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown>
          <div className="form">
            <Select
              label={t('tickets.filterAgency')}
              placeholder={t('tickets.allAgencies')}
              searchable
              clearable
              data={namedOptions(reference?.agencies ?? [], lang)}
              filter={searchOptions}
              value={search.agency ?? null}
              onChange={(agency) => onChange({ ...search, agency: agency ?? undefined })}
              comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
            />
            <Select
              label={t('tickets.filterCategory')}
              placeholder={t('tickets.allCategories')}
              searchable
              clearable
              data={namedOptions(reference?.categories ?? [], lang)}
              filter={searchOptions}
              value={search.category ?? null}
              onChange={(category) => onChange({ ...search, category: category ?? undefined })}
              comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}
