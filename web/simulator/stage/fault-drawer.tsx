import { Alert, Drawer, Stack, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { SimulatedLine } from '../../../src/contract/simulator.ts';
import { setFault } from '../api.ts';
import { appName } from '../phone-apps.tsx';
import { useWords } from '../words-provider.tsx';

type FaultDrawerProps = { readonly line: SimulatedLine | undefined; readonly onClose: () => void };

/** What can go wrong on one channel, a switch for each. */
export function FaultDrawer({ line, onClose }: FaultDrawerProps): JSX.Element {
  const { w, pick } = useWords();
  return (
    <Drawer
      opened={line !== undefined}
      onClose={onClose}
      position="right"
      size={400}
      title={line ? w.faultsOf(pick(appName(line.channel))) : ''}
      closeButtonProps={{ 'aria-label': w.close }}
      transitionProps={{ duration: 100 }}
    >
      {line && <Switches line={line} />}
    </Drawer>
  );
}

function Switches({ line }: { readonly line: SimulatedLine }): JSX.Element {
  const { w, pick } = useWords();
  const setting = useMutation({ mutationFn: setFault });
  if (line.faults.length === 0) return <p className="sim-empty">{w.faultsNone}</p>;
  return (
    <Stack gap="md">
      <p className="sim-about">
        {w.faultsAbout} {line.channel === 'email' && w.faultsOne}
      </p>
      {setting.isError && (
        <Alert color="red" role="alert">
          {w.faultRefused}
        </Alert>
      )}
      {line.faults.map((fault) => {
        // Until the next look at the world, what was just chosen counts.
        const isChosen = setting.isPending && setting.variables.name === fault.name;
        return (
          <Switch
            key={fault.name}
            size="md"
            color="red"
            label={pick(fault)}
            description={fault.about === null ? undefined : pick(fault.about)}
            checked={isChosen ? setting.variables.isOn : fault.isOn}
            onChange={(event) =>
              setting.mutate({ channel: line.channel, name: fault.name, isOn: event.currentTarget.checked })
            }
          />
        );
      })}
    </Stack>
  );
}
