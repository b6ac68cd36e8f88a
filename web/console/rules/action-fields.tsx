import { MultiSelect, SegmentedControl, Switch, TagsInput } from '@mantine/core';
import { useId } from 'react';
import type { RuleActions } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { useBuilder } from './builder-context.ts';
import { LeaveSelect } from './leave-select.tsx';
import { OfficerField } from './officer-field.tsx';

type ActionFieldsProps = { readonly actions: RuleActions; readonly onChange: (actions: RuleActions) => void };

/** What the rule decides; what is left empty stays as the reading of the text proposed it. */
export function ActionFields({ actions, onChange }: ActionFieldsProps) {
  const { t, lang } = useWords();
  const { faultAt } = useBuilder();
  const reference = useReference();
  const priorityLabel = useId();
  const agencies = namedOptions(reference?.agencies ?? [], lang);
  const { coordinating = [], tags = [] } = actions;
  const set = (change: Partial<RuleActions>) => onChange(withoutEmpty({ ...actions, ...change }));
  return (
    <div className="action-fields">
      <LeaveSelect
        label={t('rules.leadAgency')}
        data={agencies}
        value={actions.lead}
        fault={faultAt('then.lead')}
        // An officer belongs to the agency that was chosen before.
        onChange={(lead) => set({ lead, officer: undefined })}
      />
      <LeaveSelect
        label={t('rules.category')}
        data={namedOptions(reference?.categories ?? [], lang)}
        value={actions.category}
        fault={faultAt('then.category')}
        onChange={(category) => set({ category })}
      />
      <MultiSelect
        size="sm"
        searchable
        filter={searchOptions}
        nothingFoundMessage={t('rules.nothing')}
        label={t('rules.coordinating')}
        placeholder={coordinating.length === 0 ? t('rules.leave') : ''}
        data={agencies.filter((agency) => agency.value !== actions.lead)}
        value={[...coordinating]}
        error={faultAt('then.coordinating')}
        onChange={(codes) => set({ coordinating: codes })}
        maxValues={20}
        hidePickedOptions
      />
      <LeaveSelect
        label={t('rules.policy')}
        data={namedOptions(reference?.policies ?? [], lang)}
        value={actions.policy}
        fault={faultAt('then.policy')}
        onChange={(policy) => set({ policy })}
      />
      <OfficerField
        lead={actions.lead}
        officer={actions.officer}
        fault={faultAt('then.officer')}
        onChange={(officer) => set({ officer })}
      />
      <TagsInput
        size="sm"
        label={t('rules.tags')}
        placeholder={tags.length === 0 ? t('rules.wordsPlaceholder') : ''}
        value={[...tags]}
        splitChars={[',', ';', '\n']}
        maxTags={10}
        maxLength={40}
        error={faultAt('then.tags')}
        onChange={(chosen) => set({ tags: chosen.map((tag) => tag.trim()).filter(Boolean) })}
      />
      <div className="field">
        <span id={priorityLabel} className="field-label">
          {t('rules.priority')}
        </span>
        <SegmentedControl
          size="sm"
          aria-labelledby={priorityLabel}
          value={actions.priority ?? 'leave'}
          onChange={(value) => set({ priority: value === 'urgent' || value === 'normal' ? value : undefined })}
          data={[
            { value: 'leave', label: t('rules.leaveAs') },
            { value: 'normal', label: t('rules.normal') },
            { value: 'urgent', label: t('rules.urgent') },
          ]}
        />
      </div>
      <Switch
        className="action-wide"
        label={t('rules.askHuman')}
        description={t('rules.askHumanHint')}
        checked={actions.askHuman === true}
        onChange={(event) => set({ askHuman: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Leaves out what says nothing, so that two rules that do the same are the same. */
function withoutEmpty(actions: RuleActions): RuleActions {
  const { coordinating = [], tags = [], askHuman, ...rest } = actions;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...said,
    ...(coordinating.length > 0 && { coordinating }),
    ...(tags.length > 0 && { tags }),
    ...(askHuman && { askHuman }),
  };
}
