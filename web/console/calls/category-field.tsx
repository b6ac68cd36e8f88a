import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { suggestionsQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import type { CallDraft } from './call-draft.ts';

type CategoryFieldProps = {
  readonly draft: CallDraft;
  readonly onChange: (patch: Partial<CallDraft>) => void;
};

const pauseMs = 600;

/** What it is about; the words so far suggest some, one press away. */
export function CategoryField({ draft, onChange }: CategoryFieldProps) {
  const { t, lang, pick } = useWords();
  const categories = useReference()?.categories ?? [];
  const [text] = useDebouncedValue(draft.text.trim(), pauseMs);
  const { data } = useQuery(suggestionsQuery(text, draft.unit));
  const suggested = text.length >= 10 ? (data?.items ?? []) : [];
  return (
    <div className="report-category">
      <Select
        label={t('calls.formCategory')}
        placeholder={t('calls.formCategoryHint')}
        data={namedOptions(categories, lang)}
        filter={searchOptions}
        searchable
        clearable
        nothingFoundMessage={t('calls.nothingFound')}
        value={draft.category}
        onChange={(category) => onChange({ category })}
      />
      {suggested.length > 0 && (
        <div className="choice-chips" role="group" aria-label={t('calls.formSuggested')}>
          <span className="muted small">{t('calls.formSuggested')}</span>
          {suggested.map(({ category, agency }) => (
            <button
              key={category.code}
              type="button"
              className="choice-chip"
              aria-pressed={draft.category === category.code}
              title={pick(agency)}
              onClick={() => onChange({ category: draft.category === category.code ? null : category.code })}
            >
              {pick(category)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
