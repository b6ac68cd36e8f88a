import { MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { placeKinds, type PlaceSaved, type PlaceView } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import type { PlaceActions } from './use-place-actions.ts';

type PlaceDialogProps = {
  /** Null: a new one. */
  readonly place: PlaceView | null;
  readonly save: PlaceActions['save'];
  readonly onClose: () => void;
};

export function PlaceDialog({ place, save, onClose }: PlaceDialogProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const [form, setForm] = useState<PlaceSaved>(() => ({
    id: place?.id ?? null,
    kind: place?.kind ?? 'zone',
    name: place?.name ?? '',
    units: place?.units.map(({ code }) => code) ?? [],
  }));
  const set = (change: Partial<PlaceSaved>) => setForm((before) => ({ ...before, ...change }));
  return (
    <DialogForm
      title={t(place ? 'places.editTitle' : 'places.addTitle')}
      confirm={t('places.save')}
      disabled={form.units.length === 0}
      mutation={save}
      onClose={onClose}
      onSubmit={() => save.mutate(form, { onSuccess: onClose })}
    >
      <SegmentedControl
        aria-label={t('places.kind')}
        value={form.kind}
        onChange={(value) => set({ kind: placeKinds.find((one) => one === value) ?? 'zone' })}
        orientation="vertical"
        fullWidth
        data={placeKinds.map((value) => ({ value, label: t(`places.kind_${value}`) }))}
      />
      <TextInput
        label={t('places.name')}
        description={t('places.nameHint')}
        required
        minLength={2}
        maxLength={120}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <MultiSelect
        label={t('places.units')}
        description={t('places.unitsHint')}
        searchable
        maxValues={20}
        value={form.units}
        onChange={(units) => set({ units })}
        data={namedOptions(reference?.communes ?? [], lang)}
        filter={searchOptions}
      />
    </DialogForm>
  );
}
