import { MultiSelect, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import type { Choice } from './choice.ts';

type RouteFieldsProps = { readonly choice: Choice; readonly onChange: (choice: Choice) => void };

/** Any agency and category, who coordinates, how urgent, and a word to the agency. */
export function RouteFields({ choice, onChange }: RouteFieldsProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const priorityLabel = useId();
  const agencies = namedOptions(reference?.agencies ?? [], lang);
  const shared = { searchable: true, filter: searchOptions, nothingFoundMessage: t('triage.nothing') } as const;
  return (
    <div className="route-fields">
      <Select
        {...shared}
        allowDeselect={false}
        label={t('triage.agency')}
        placeholder={t('triage.choose')}
        data={agencies}
        value={choice.lead}
        onChange={(lead) => onChange({ ...choice, lead, category: choice.category ?? null })}
      />
      <Select
        {...shared}
        allowDeselect={false}
        label={t('triage.category')}
        placeholder={t('triage.choose')}
        data={namedOptions(reference?.categories ?? [], lang)}
        value={choice.category}
        onChange={(category) => onChange({ ...choice, category })}
      />
      <MultiSelect
        {...shared}
        label={t('triage.coordinating')}
        placeholder={choice.coordinating.length === 0 ? t('triage.coordinatingHint') : ''}
        data={agencies.filter((agency) => agency.value !== choice.lead)}
        value={choice.coordinating.filter((agency) => agency !== choice.lead)}
        onChange={(coordinating) => onChange({ ...choice, coordinating })}
        maxValues={10}
        hidePickedOptions
      />
      <div className="field">
        <span id={priorityLabel} className="field-label">
          {t('triage.priority')}
        </span>
        <SegmentedControl
          aria-labelledby={priorityLabel}
          value={choice.priority}
          onChange={(value) => onChange({ ...choice, priority: value === 'urgent' ? 'urgent' : 'normal' })}
          data={[
            { value: 'normal', label: t('triage.normal') },
            { value: 'urgent', label: t('triage.urgent') },
          ]}
        />
      </div>
      <Textarea
        className="route-note"
        label={t('triage.note')}
        description={t('triage.noteHint')}
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={choice.note}
        onChange={(event) => onChange({ ...choice, note: event.currentTarget.value })}
      />
    </div>
  );
}
