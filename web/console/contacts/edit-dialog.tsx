import { MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { ApiError } from '../api/api-error.ts';
import { contactQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useReference } from '../shell/use-reference.ts';
import { BusinessFields, PersonFields } from './kind-fields.tsx';
import { ContactProblem } from './contact-problem.tsx';
import { editBody, entriesOf, rebaseEntries, type Entries } from './edit-entries.ts';
import { useContactActions } from './use-contact-actions.ts';

type EditDialogProps = { readonly contact: ContactDetail; readonly onClose: () => void };

/** Corrects what is known of a contact. Only what was changed is sent, on the state that was seen. */
export function EditDialog({ contact, onClose }: EditDialogProps) {
  const { t, lang, pick } = useWords();
  const reference = useReference();
  const client = useQueryClient();
  const [seen, setSeen] = useState(contact);
  const [entries, setEntries] = useState<Entries>(() => entriesOf(contact));
  const { change } = useContactActions();
  const set = (patch: Partial<Entries>) => {
    if (change.error) change.reset();
    setEntries((now) => ({ ...now, ...patch }));
  };
  const faultOf = (name: string) =>
    change.error instanceof ApiError
      ? (change.error.fields.find((field) => field.field === name)?.message[lang] ?? null)
      : null;
  const hasFaults = change.error instanceof ApiError && change.error.fields.length > 0;
  const submit = () => {
    change.mutate({ id: contact.id, step: 'edit', body: editBody(seen, entries) }, { onSuccess: onClose });
  };
  const reload = () => {
    void client.fetchQuery({ ...contactQuery(contact.id), staleTime: 0 }).then((fresh) => {
      setEntries((now) => rebaseEntries(now, seen, fresh));
      setSeen(fresh);
      change.reset();
    });
  };
  return (
    <DialogForm
      title={t('contacts.editTitle')}
      confirm={t('contacts.save')}
      size="lg"
      mutation={change}
      // What is wrong with a field is said beside the field.
      problem={!hasFaults && <ContactProblem error={change.error} onReload={reload} />}
      onClose={onClose}
      onSubmit={submit}
    >
      <div>
        <SegmentedControl
          aria-label={t('contacts.kind')}
          value={entries.kind}
          onChange={(kind) => set({ kind: kind === 'business' ? 'business' : 'person' })}
          data={[
            { value: 'person', label: t('contacts.person') },
            { value: 'business', label: t('contacts.business') },
          ]}
        />
        {faultOf('kind') && (
          <p className="field-fault" role="alert">
            {faultOf('kind')}
          </p>
        )}
      </div>
      <TextInput
        label={t('contacts.name')}
        description={entries.kind === 'business' ? t('contacts.nameBusinessHint') : t('contacts.namePersonHint')}
        maxLength={200}
        value={entries.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={faultOf('name')}
        data-autofocus
      />
      {entries.kind === 'business' ? (
        <BusinessFields entries={entries} set={set} faultOf={faultOf} />
      ) : (
        <PersonFields id={contact.id} entries={entries} set={set} faultOf={faultOf} />
      )}
      <div className="form-pair">
        <Select
          label={t('contacts.lang')}
          data={[
            { value: 'vi', label: t('contacts.langVi') },
            { value: 'en', label: t('contacts.langEn') },
          ]}
          allowDeselect={false}
          value={entries.lang}
          onChange={(value) => set({ lang: value === 'en' ? 'en' : 'vi' })}
        />
        <MultiSelect
          label={t('contacts.prefers')}
          description={t('contacts.prefersHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={(reference?.addresses ?? []).map(({ kind, label }) => ({ value: kind, label: pick(label) }))}
          value={[...entries.prefers]}
          onChange={(prefers) => set({ prefers })}
        />
      </div>
      <Textarea
        size="sm"
        label={t('contacts.note')}
        description={t('contacts.noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={entries.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </DialogForm>
  );
}
