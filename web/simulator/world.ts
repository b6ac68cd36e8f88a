import type { SimulatorState } from '../../src/contract/simulator.ts';

/** The outside world as the page knows it. */
export type World = { readonly state: SimulatorState | null; readonly isLost: boolean };

export type Look = { readonly type: 'news'; readonly news: SimulatorState } | { readonly type: 'lost' };

const MAX_HAPPENINGS = 300;

/** Joins what a look brought to what is known; a new run of the simulator replaces everything. */
export function afterLook(world: World, look: Look): World {
  if (look.type === 'lost') return { ...world, isLost: true };
  const { state } = world;
  const { news } = look;
  if (state?.run !== news.run) return { state: news, isLost: false };
  if (isQuiet(state, news)) return world.isLost ? { state, isLost: false } : world;
  return {
    isLost: false,
    state: {
      ...news,
      happenings: joined(state.happenings, news.happenings, (item) => String(item.seq)).slice(-MAX_HAPPENINGS),
      mails: joined(state.mails, news.mails, (item) => item.id),
      reports: joined(state.reports, news.reports, (item) => item.code),
      chats: joined(state.chats, news.chats, (item) => item.key),
      page: joined(state.page, news.page, (item) => item.id),
    },
  };
}

function isQuiet(state: SimulatorState, news: SimulatorState): boolean {
  return news.position === state.position;
}

/** Later items replace earlier ones of the same key; order is that of first appearance. */
function joined<Item>(known: readonly Item[], fresh: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map(known.map((item) => [keyOf(item), item]));
  for (const item of fresh) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
