import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActiveSaved, AgencySaved, CategorySaved, TaxonomyView } from '../../../src/contract/taxonomy.ts';
import { referenceQuery } from '../api/queries.ts';
import { saveActive, saveAgency, saveCategory, taxonomyQuery } from '../api/taxonomy.ts';

/** Changes of the taxonomy; every list of the console follows. */
export function useTaxonomyActions() {
  const client = useQueryClient();
  const onSuccess = (view: TaxonomyView) => {
    client.setQueryData(taxonomyQuery.queryKey, view);
    void client.invalidateQueries({ queryKey: referenceQuery.queryKey });
  };
  return {
    category: useMutation({ mutationFn: (body: CategorySaved) => saveCategory(body), onSuccess }),
    agency: useMutation({ mutationFn: (body: AgencySaved) => saveAgency(body), onSuccess }),
    active: useMutation({ mutationFn: (body: ActiveSaved) => saveActive(body), onSuccess }),
  };
}

export type TaxonomyActions = ReturnType<typeof useTaxonomyActions>;
