import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { SimulatedLine } from '../../../src/contract/simulator.ts';
import { Icon } from '../../shared/icons.tsx';
import { mendAll } from '../api.ts';
import { appName } from '../phone-apps.tsx';
import { useWords } from '../words-provider.tsx';

/** Which faults are on, wherever one looks; nothing while all is well. */
export function FaultBanner({ lines }: { readonly lines: readonly SimulatedLine[] }): JSX.Element | null {
  const { w, pick } = useWords();
  const mending = useMutation({ mutationFn: mendAll });
  const on = lines.flatMap((line) => line.faults.filter((fault) => fault.isOn).map((fault) => ({ line, fault })));
  if (on.length === 0) return null;
  return (
    <div className="sim-faults" role="status">
      <Icon name="alert" />
      <p>
        <strong>{w.faultsOn(on.length)}</strong>
        {on.map(({ line, fault }) => (
          <span key={`${line.channel} ${fault.name}`}>
            {pick(appName(line.channel))}: {pick(fault)}
          </span>
        ))}
      </p>
      <Button size="xs" variant="default" loading={mending.isPending} onClick={() => mending.mutate()}>
        {w.faultsReset}
      </Button>
    </div>
  );
}
