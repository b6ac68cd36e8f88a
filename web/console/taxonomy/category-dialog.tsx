import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import {
  categoryGroups,
  complexities,
  type CategorySaved,
  type TaxonomyCategoryView,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { EntryNames } from './entry-names.tsx';
import type { TaxonomyActions } from './use-taxonomy-actions.ts';

type CategoryDialogProps = {
  /** Null: a new one. */
  readonly category: TaxonomyCategoryView | null;
  readonly view: TaxonomyView;
  readonly mutation: TaxonomyActions['category'];
  readonly onClose: () => void;
};

function startOf(category: TaxonomyCategoryView | null, view: TaxonomyView): CategorySaved {
  return {
    code: category?.code ?? '',
    isNew: category === null,
    vi: category?.vi ?? '',
    en: category?.en ?? '',
    group: categoryGroups.find((one) => one === category?.group) ?? 'both',
    agency: category?.agency ?? null,
    complexity: complexities.find((one) => one === category?.complexity) ?? 'simple',
    position: category?.position ?? Math.min(999, Math.max(0, ...view.categories.map((one) => one.position)) + 1),
  };
}

export function CategoryDialog({ category, view, mutation, onClose }: CategoryDialogProps) {
  const { t, lang } = useWords();
  const [form, setForm] = useState(() => startOf(category, view));
  const set = (change: Partial<CategorySaved>) => setForm((before) => ({ ...before, ...change }));
  const agencies = view.agencies.filter((one) => one.active && one.unit === null);
  return (
    <DialogForm
      title={t(category ? 'taxonomy.editCategory' : 'taxonomy.addCategory')}
      confirm={t('taxonomy.save')}
      mutation={mutation}
      onClose={onClose}
      onSubmit={() => mutation.mutate(form, { onSuccess: onClose })}
    >
      <EntryNames entry={form} onChange={set} />
      <Select
        label={t('taxonomy.agency')}
        placeholder={t('taxonomy.area')}
        searchable
        clearable
        value={form.agency}
        onChange={(agency) => set({ agency })}
        data={namedOptions(agencies, lang)}
        filter={searchOptions}
      />
      <div>
        <p className="field-label">{t('taxonomy.group')}</p>
        <SegmentedControl
          aria-label={t('taxonomy.group')}
          value={form.group}
          onChange={(value) => set({ group: categoryGroups.find((one) => one === value) ?? 'both' })}
          data={categoryGroups.map((value) => ({ value, label: t(`taxonomy.group_${value}`) }))}
        />
      </div>
      <div>
        <p className="field-label">{t('taxonomy.complexity')}</p>
        <SegmentedControl
          aria-label={t('taxonomy.complexity')}
          value={form.complexity}
          onChange={(value) => set({ complexity: complexities.find((one) => one === value) ?? 'simple' })}
          data={complexities.map((value) => ({ value, label: t(`taxonomy.complexity_${value}`) }))}
        />
      </div>
      <NumberInput
        label={t('taxonomy.position')}
        min={0}
        max={999}
        allowDecimal={false}
        value={form.position}
        onChange={(value) => set({ position: Number(value) || 0 })}
      />
    </DialogForm>
  );
}
