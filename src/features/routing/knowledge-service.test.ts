import { describe, expect, it } from 'vitest';
import type { RoutingRule } from '../../domain/routing/rule.ts';
import { createKnowledgeService, type KnowledgePieces } from './knowledge-service.ts';

const rules: readonly RoutingRule[] = [
  {
    id: 'r',
    name: 'R',
    active: true,
    when: { kind: 'words', words: ['rac'], match: 'any' },
    then: { lead: 'so-xay-dung' },
  },
];

/** A service whose clock and pieces the test moves. */
function open() {
  const world: { at: number; loads: number; pieces: KnowledgePieces } = {
    at: 0,
    loads: 0,
    pieces: { rules: [], model: null, edited: {}, isAutomatic: false },
  };
  const service = createKnowledgeService({
    load: () => {
      world.loads += 1;
      return Promise.resolve(world.pieces);
    },
    now: () => new Date(world.at),
  });
  return { world, service };
}

describe('what decides now', () => {
  it('is loaded again within half a minute, or at once when it was changed here', async () => {
    const { world, service } = open();
    expect((await service.current()).knowledge.rules).toBeNull();
    world.pieces = { ...world.pieces, rules, isAutomatic: true };
    expect((await service.current()).isAutomatic).toBe(false);

    world.at = 29_000;
    expect(await service.current()).toMatchObject({ isAutomatic: true, knowledge: { rules: { asksSender: false } } });
    world.pieces = { ...world.pieces, rules: [] };
    service.forget();
    expect((await service.current()).knowledge.rules).toBeNull();
    expect(world.loads).toBe(3);
  });

  it('is made anew only as far as it changed', async () => {
    const { world, service } = open();
    const first = await service.current();
    world.pieces = { ...world.pieces, rules };
    service.forget();
    const ruled = await service.current();
    expect(ruled.knowledge.gazetteer).toBe(first.knowledge.gazetteer);
    expect(ruled.knowledge.rules?.rules).toHaveLength(1);
    service.forget();
    expect((await service.current()).knowledge).toBe(ruled.knowledge);

    world.pieces = { ...world.pieces, edited: { places: { zones: [], landmarks: [] } } };
    service.forget();
    const moved = await service.current();
    expect(moved.knowledge.gazetteer).not.toBe(first.knowledge.gazetteer);
    expect(moved.knowledge.rules?.rules).toHaveLength(1);
  });

  it('is asked for again after it could not be loaded', async () => {
    let isDown = true;
    const service = createKnowledgeService({
      load: () =>
        isDown
          ? Promise.reject(new Error('no database'))
          : Promise.resolve({ rules, model: null, edited: {}, isAutomatic: false }),
      now: () => new Date(0),
    });
    await expect(service.current()).rejects.toThrow('no database');
    isDown = false;
    expect((await service.current()).knowledge.rules?.rules).toHaveLength(1);
  });
});
