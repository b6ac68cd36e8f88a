import { Button, Group, Modal, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { placeKinds, type PlaceSaved, type PlaceView } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
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
  const close = () => {
    save.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(place ? 'places.editTitle' : 'places.addTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
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
        {save.error && <ErrorNotice error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={form.units.length === 0}>
            {t('places.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
