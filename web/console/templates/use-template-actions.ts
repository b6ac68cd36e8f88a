import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TemplateList, TemplateReset, TemplateSaved } from '../../../src/contract/templates.ts';
import { hasStatus } from '../api/api-error.ts';
import { resetTemplate, saveTemplate, templatesQuery } from '../api/templates.ts';

/** Saving and resetting; the page then shows what the hub has. */
export function useTemplateActions() {
  const client = useQueryClient();
  const onSuccess = (list: TemplateList) => client.setQueryData(templatesQuery.queryKey, list);
  const onError = (error: Error) => {
    if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: templatesQuery.queryKey });
  };
  return {
    save: useMutation({ mutationFn: (body: TemplateSaved) => saveTemplate(body), onSuccess, onError }),
    reset: useMutation({ mutationFn: (body: TemplateReset) => resetTemplate(body), onSuccess }),
  };
}

export type TemplateActions = ReturnType<typeof useTemplateActions>;
