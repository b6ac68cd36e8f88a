import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { SimulatedPerson } from '../../../src/contract/simulator.ts';
import { fetchReference, sendWeb } from '../api.ts';
import { encodeFile } from '../encode-file.ts';
import { FilePicker } from '../file-picker.tsx';
import { SamplePicker } from '../sample-picker.tsx';
import { SendResult } from '../send-result.tsx';
import { Tricks } from '../tricks.tsx';
import { useWords } from '../words-provider.tsx';

type Draft = {
  readonly text: string;
  readonly unitCode: string | null;
  readonly categoryCode: string | null;
  readonly address: string;
  readonly nameless: boolean;
  readonly hideIdentity: boolean;
  readonly twice: boolean;
  readonly files: readonly File[];
};

const blank: Draft = {
  text: '',
  unitCode: null,
  categoryCode: null,
  address: '',
  nameless: false,
  hideIdentity: false,
  twice: false,
  files: [],
};

/** The fields of the public web form; nothing is checked here, so that the hub's own answers are seen. */
export function ReportForm({ person }: { readonly person: SimulatedPerson }): JSX.Element {
  const { w, pick, lang } = useWords();
  const [draft, setDraft] = useState(blank);
  const reference = useQuery({ queryKey: ['reference'], queryFn: fetchReference, staleTime: Number.POSITIVE_INFINITY });
  const change = (part: Partial<typeof blank>): void => setDraft((known) => ({ ...known, ...part }));
  const sending = useMutation({
    mutationFn: async () =>
      await sendWeb(person.id, {
        text: draft.text,
        nameless: draft.nameless,
        hideIdentity: draft.hideIdentity,
        twice: draft.twice,
        lang: person.lang,
        files: await Promise.all(draft.files.map(encodeFile)),
        ...(draft.unitCode !== null && { unitCode: draft.unitCode }),
        ...(draft.categoryCode !== null && { categoryCode: draft.categoryCode }),
        ...(draft.address !== '' && { address: draft.address }),
      }),
    onSuccess: (answer) => {
      if (answer.outcome === 'accepted') setDraft(blank);
    },
  });
  const choices = (
    list: readonly { code: string; vi: string; en: string }[] | undefined,
  ): { value: string; label: string }[] =>
    (list ?? [])
      .map((entry) => ({ value: entry.code, label: pick(entry) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, lang));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
      noValidate
    >
      <Stack gap="sm">
        <SamplePicker channel="web" onPick={(sample) => change({ text: sample.text })} />
        <Textarea
          label={w.reportText}
          placeholder={w.reportTextHint}
          autosize
          minRows={4}
          maxRows={9}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <FilePicker label={w.photos} files={draft.files} onChange={(files) => change({ files })} />
        <Select
          size="md"
          label={w.commune}
          placeholder={w.communeHint}
          data={choices(reference.data?.communes)}
          value={draft.unitCode}
          onChange={(unitCode) => change({ unitCode })}
          searchable
          clearable
          limit={60}
        />
        <Select
          size="md"
          label={w.category}
          placeholder={w.categoryHint}
          data={choices(reference.data?.categories)}
          value={draft.categoryCode}
          onChange={(categoryCode) => change({ categoryCode })}
          searchable
          clearable
        />
        <TextInput
          size="md"
          label={w.place}
          value={draft.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
        <Checkbox
          label={w.hideIdentity}
          checked={draft.hideIdentity}
          onChange={(event) => change({ hideIdentity: event.currentTarget.checked })}
        />
        <Tricks>
          <Checkbox
            label={w.nameless}
            checked={draft.nameless}
            onChange={(event) => change({ nameless: event.currentTarget.checked })}
          />
          <Checkbox
            label={w.twiceForm}
            checked={draft.twice}
            onChange={(event) => change({ twice: event.currentTarget.checked })}
          />
        </Tricks>
        <Button type="submit" size="md" loading={sending.isPending}>
          {w.sendReport}
        </Button>
        {sending.data && !sending.isPending && <SendResult answer={sending.data} accepted={w.received} />}
      </Stack>
    </form>
  );
}
