import { Select } from '@mantine/core';
import { useState } from 'react';
import {
  agencyKinds,
  type AgencySaved,
  type TaxonomyAgencyView,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { EntryNames } from './entry-names.tsx';
import type { TaxonomyActions } from './use-taxonomy-actions.ts';

type AgencyDialogProps = {
  /** Null: a new one. */
  readonly agency: TaxonomyAgencyView | null;
  readonly view: TaxonomyView;
  readonly mutation: TaxonomyActions['agency'];
  readonly onClose: () => void;
};

export function AgencyDialog({ agency, view, mutation, onClose }: AgencyDialogProps) {
  const { t, lang } = useWords();
  const isCommittee = agency !== null && agency.unit !== null;
  const [form, setForm] = useState<AgencySaved>(() => ({
    code: agency?.code ?? '',
    isNew: agency === null,
    vi: agency?.vi ?? '',
    en: agency?.en ?? '',
    kind: isCommittee ? 'commune' : (agencyKinds.find((one) => one === agency?.kind) ?? 'department'),
    parent: agency?.parent ?? null,
  }));
  const set = (change: Partial<AgencySaved>) => setForm((before) => ({ ...before, ...change }));
  const parents = view.agencies.filter((one) => one.active && one.unit === null && one.code !== agency?.code);
  return (
    <DialogForm
      title={t(agency ? 'taxonomy.editAgency' : 'taxonomy.addAgency')}
      confirm={t('taxonomy.save')}
      mutation={mutation}
      onClose={onClose}
      onSubmit={() => mutation.mutate(form, { onSuccess: onClose })}
    >
      <EntryNames entry={form} onChange={set} />
      {!isCommittee && (
        <Select
          label={t('taxonomy.kind')}
          allowDeselect={false}
          value={form.kind}
          onChange={(value) => set({ kind: agencyKinds.find((one) => one === value) ?? 'department' })}
          data={agencyKinds.map((value) => ({ value, label: t(`taxonomy.kind_${value}`) }))}
        />
      )}
      <Select
        label={t('taxonomy.parent')}
        placeholder={t('taxonomy.noParent')}
        searchable
        clearable
        value={form.parent}
        onChange={(parent) => set({ parent })}
        data={namedOptions(parents, lang)}
        filter={searchOptions}
      />
    </DialogForm>
  );
}
