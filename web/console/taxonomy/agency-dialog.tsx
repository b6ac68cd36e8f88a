import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  agencyKinds,
  type AgencySaved,
  type TaxonomyAgencyView,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
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
  const close = () => {
    mutation.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate(form, { onSuccess: onClose });
  };
  const parents = view.agencies.filter((one) => one.active && one.unit === null && one.code !== agency?.code);
  return (
    <Modal
      opened
      onClose={close}
      title={t(agency ? 'taxonomy.editAgency' : 'taxonomy.addAgency')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
        {agency === null && (
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
