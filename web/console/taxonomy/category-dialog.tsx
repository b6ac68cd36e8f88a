import { Button, Group, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  categoryGroups,
  complexities,
  type CategorySaved,
  type TaxonomyCategoryView,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
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
  const close = () => {
    mutation.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate(form, { onSuccess: onClose });
  };
  const agencies = view.agencies.filter((one) => one.active && one.unit === null);
  return (
    <Modal
      opened
      onClose={close}
      title={t(category ? 'taxonomy.editCategory' : 'taxonomy.addCategory')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
        {category === null && (
          <TextInput
            label={t('taxonomy.code')}
            description={t('taxonomy.codeHint')}
            required
            pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
            maxLength={40}
            value={form.code}
            onChange={(event) => set({ code: event.currentTarget.value })}
            data-autofocus
          />
        )}
        <TextInput
          label={t('taxonomy.nameVi')}
          required
          minLength={2}
          maxLength={120}
          value={form.vi}
          onChange={(event) => set({ vi: event.currentTarget.value })}
        />
        <TextInput
          label={t('taxonomy.nameEn')}
          required
          minLength={2}
          maxLength={120}
          value={form.en}
          onChange={(event) => set({ en: event.currentTarget.value })}
        />
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
        {mutation.error && <ErrorNotice error={mutation.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={mutation.isPending}>
            {t('taxonomy.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
