import type { RoutingModel } from '../../domain/routing/routing-model.ts';
import type { Sql } from '../../platform/sql.ts';
import { unpackModel } from './model-file.ts';
import { activeModelId, loadActiveFile } from './training-store.ts';

/** Loads the learned model in use (null: the one that ships). A model never changes, so the same one is handed out again. */
export function createModelLoader(sql: Sql): () => Promise<RoutingModel | null> {
  let held: { readonly id: number | null; readonly model: RoutingModel | null } = { id: null, model: null };
  return async () => {
    const id = await activeModelId(sql);
    if (id === held.id) return held.model;
    const found = id === null ? null : await loadActiveFile(sql);
    held = found === null ? { id: null, model: null } : { id: found.id, model: unpackModel(found.file) };
    return held.model;
  };
}
