import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Crowd } from '../../../src/contract/simulator.ts';
import { startCrowd } from '../api.ts';
import { Sign } from '../signs.tsx';
import { useWords } from '../words-provider.tsx';

/** Ten people writing at once, and how far they are. */
export function CrowdButton({ crowd }: { readonly crowd: Crowd | null }): JSX.Element {
  const { w } = useWords();
  const starting = useMutation({ mutationFn: startCrowd });
  const isRunning = starting.isPending || (crowd?.isRunning ?? false);
  return (
    <section className="sim-crowd">
      <Button
        variant="default"
        fullWidth
        size="sm"
        disabled={isRunning}
        leftSection={<Sign name="people" size={18} />}
        onClick={() => starting.mutate()}
      >
        {w.crowd}
      </Button>
      {crowd === null ? <p className="sim-about">{w.crowdAbout}</p> : <HowFar crowd={crowd} />}
    </section>
  );
}

function HowFar({ crowd }: { readonly crowd: Crowd }): JSX.Element {
  const { w } = useWords();
  const { accepted, failed, total, isRunning } = crowd;
  const done = accepted + failed;
  return (
    <div role="status">
      <Progress
        size="sm"
        value={total === 0 ? 100 : (done / total) * 100}
        color={failed > 0 ? 'orange' : 'jade'}
        aria-label={w.crowd}
      />
      <p className="sim-about">{isRunning ? w.crowdRunning(done, total) : w.crowdDone(accepted, total)}</p>
      {failed > 0 && !isRunning && <p className="sim-about">{w.crowdFailed(failed)}</p>}
    </div>
  );
}
