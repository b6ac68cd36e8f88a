import { useMutation } from '@tanstack/react-query';
import type { ActRequest, PlatformChannel, SendAnswer } from '../../../src/contract/simulator.ts';
import { doAct } from '../api.ts';

/** How a phone does things, and how the last one ended. */
export type Acting = {
  readonly act: (deed: ActRequest) => Promise<SendAnswer>;
  readonly isPending: boolean;
  readonly answer: SendAnswer | null;
};

export function useAct(personId: string, channel: PlatformChannel): Acting {
  const acting = useMutation({ mutationFn: (deed: ActRequest) => doAct(personId, channel, deed) });
  return {
    act: (deed) => acting.mutateAsync(deed),
    isPending: acting.isPending,
    answer: acting.isPending ? null : (acting.data ?? null),
  };
}
