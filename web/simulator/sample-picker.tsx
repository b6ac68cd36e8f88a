import { Select } from '@mantine/core';
import type { JSX } from 'react';
import type { SimulatedChannel } from '../../src/contract/simulator.ts';
import { samplesOf, type Sample } from './samples.ts';
import { useWords } from './words-provider.tsx';

type SamplePickerProps = { readonly channel: SimulatedChannel; readonly onPick: (sample: Sample) => void };

/** Ready-made texts; picking one fills the form and leaves it to be changed. */
export function SamplePicker({ channel, onPick }: SamplePickerProps): JSX.Element {
  const { w, pick } = useWords();
  const samples = samplesOf(channel);
  return (
    <Select
      size="md"
      label={w.sample}
      placeholder={w.samplePick}
      value={null}
      data={samples.map((sample) => ({ value: sample.id, label: pick(sample.name) }))}
      onChange={(id) => {
        const sample = samples.find((candidate) => candidate.id === id);
        if (sample) onPick(sample);
      }}
      maxDropdownHeight={320}
    />
  );
}
