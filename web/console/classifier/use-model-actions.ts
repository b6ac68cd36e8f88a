import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ModelList } from '../../../src/contract/classifier.ts';
import { hasStatus } from '../api/api-error.ts';
import { activateModel, modelsQuery, startTraining } from '../api/classifier.ts';

/** Training and switching; the page then shows what the hub has. */
export function useModelActions() {
  const client = useQueryClient();
  const onSuccess = (list: ModelList) => client.setQueryData(modelsQuery.queryKey, list);
  const onError = (error: Error) => {
    if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: modelsQuery.queryKey });
  };
  return {
    train: useMutation({ mutationFn: startTraining, onSuccess, onError }),
    activate: useMutation({ mutationFn: (id: string) => activateModel(id), onSuccess, onError }),
  };
}

export type ModelActions = ReturnType<typeof useModelActions>;
