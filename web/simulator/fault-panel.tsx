import { Badge, Button, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { faultChoices, faults as faultsSchema, type Faults } from '../../src/contract/simulator.ts';
import { forget, setFaults } from './api.ts';
import { useWords } from './words-provider.tsx';

/** What goes wrong outside, chosen by hand. */
export function FaultPanel({ faults }: { readonly faults: Faults }): JSX.Element {
  const { w } = useWords();
  const setting = useMutation({ mutationFn: setFaults });
  const forgetting = useMutation({ mutationFn: forget });
  // Until the next look at the world, what was just chosen counts.
  const chosen = setting.isPending ? setting.variables.email : faults.email;
  return (
    <section className="sim-panel" aria-labelledby="faults">
      <div className="sim-panel-head">
        <h2 id="faults">{w.faults}</h2>
        {chosen !== 'none' && <Badge color="red">{w.faultOn}</Badge>}
      </div>
      <p className="sim-about">{w.faultsAbout}</p>
      <Radio.Group
        aria-labelledby="faults"
        value={chosen}
        onChange={(value) => {
          const next = faultsSchema.safeParse({ email: value });
          if (next.success) setting.mutate(next.data);
        }}
      >
        <Stack gap="xs">
          {faultChoices.email.map((fault) => (
            <Radio key={fault} value={fault} label={w.faultNames[fault].name} description={w.faultNames[fault].about} />
          ))}
        </Stack>
      </Radio.Group>
      <div className="sim-forget">
        <Button variant="default" size="xs" loading={forgetting.isPending} onClick={() => forgetting.mutate()}>
          {w.forget}
        </Button>
        <p className="sim-about">{w.forgetAbout}</p>
      </div>
    </section>
  );
}
