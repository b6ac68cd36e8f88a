import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callQuery, takeCallStep, type CallStep } from '../api/calls.ts';

/** What is done about a call; the call as it then stands is shown at once. */
export function useCallStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: CallStep) => takeCallStep(id, step),
    onSuccess: (call) => client.setQueryData(callQuery(id).queryKey, call),
    onSettled: () => client.invalidateQueries({ queryKey: ['calls'] }),
  });
}
