import type { BareCondition } from './condition-tree.ts';

type LeafKind = Exclude<BareCondition['kind'], 'all' | 'any'>;

/** The kinds of conditions as the menu offers them. */
export const conditionKinds = [
  { title: 'ofContent', kinds: ['words', 'near', 'category', 'flag', 'language'] },
  { title: 'ofPlace', kinds: ['commune', 'zone'] },
  { title: 'ofSender', kinds: ['sender', 'sector', 'channel'] },
  { title: 'ofTime', kinds: ['time', 'working'] },
] as const satisfies readonly { readonly title: string; readonly kinds: readonly LeafKind[] }[];

/** A condition as it is before anything is chosen in it. */
export function blankCondition(kind: LeafKind): BareCondition {
  switch (kind) {
    case 'words':
      return { kind, words: [], match: 'any' };
    case 'near':
      return { kind, words: [], within: 5 };
    case 'category':
    case 'commune':
      return { kind, codes: [] };
    case 'zone':
      return { kind, names: [] };
    case 'channel':
      return { kind, kinds: [] };
    case 'sender':
      return { kind, is: 'citizen' };
    case 'sector':
      return { kind, sectors: [] };
    case 'language':
      return { kind, langs: [] };
    case 'flag':
      return { kind, flags: [] };
    case 'time':
      return { kind, days: [1, 2, 3, 4, 5], from: '17:00', until: '07:30' };
    case 'working':
      return { kind, is: false };
  }
}
