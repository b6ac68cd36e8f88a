import { IconAlertTriangle } from '@tabler/icons-react';
import { incidentStateLabels, type IncidentState } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag, type Tone } from '../shell/tag.tsx';

const tones: Readonly<Record<IncidentState, Tone>> = {
  suspected: 'amber',
  open: 'accent',
  ended: 'green',
  dismissed: 'grey',
};

export function IncidentTag({ state }: { readonly state: IncidentState }) {
  const { pick } = useWords();
  return (
    <Tag tone={tones[state]} icon={state === 'suspected' ? <IconAlertTriangle size={14} aria-hidden="true" /> : null}>
      {pick(incidentStateLabels[state])}
    </Tag>
  );
}
