import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '../../../src/contract/rules.ts';
import {
  addPart,
  indentPart,
  lineOf,
  movePart,
  outdentPart,
  removePart,
  replacePart,
  tidyTree,
  type GroupCondition,
} from './condition-tree.ts';

function word(text: string): RuleCondition {
  return { kind: 'words', words: [text], match: 'any' };
}
function not(of: RuleCondition): RuleCondition {
  return { kind: 'not', of };
}
function all(...of: RuleCondition[]): GroupCondition {
  return { kind: 'all', of };
}
function any(...of: RuleCondition[]): GroupCondition {
  return { kind: 'any', of };
}
const [a, b, c] = [word('a'), word('b'), word('c')];

describe('a tree as the builder wants it', () => {
  it('has a group outermost, whatever it was', () => {
    expect(tidyTree(a)).toEqual(all(a));
    expect(tidyTree(not(any(a, b)))).toEqual(all(not(any(a, b))));
    expect(tidyTree(any(a, b))).toEqual(any(a, b));
  });

  it('negates nothing twice, at any depth', () => {
    expect(tidyTree(all(not(not(a)), any(not(not(not(b))))))).toEqual(all(a, any(not(b))));
    expect(lineOf(not(not(not(a))))).toEqual({ isNegated: true, bare: a });
  });
});

describe('edits of a tree', () => {
  const tree = all(a, not(any(b, c)));

  it('reach the parts of a negated group', () => {
    expect(addPart(tree, [1], a)).toEqual(all(a, not(any(b, c, a))));
    expect(removePart(tree, [1, 0])).toEqual(all(a, not(any(c))));
    expect(replacePart(tree, [1, 1], a)).toEqual(all(a, not(any(b, a))));
  });

  it('move a line among its neighbours and stop at the ends', () => {
    expect(movePart(tree, [0], 1)).toEqual(all(not(any(b, c)), a));
    expect(movePart(tree, [0], -1)).toEqual(tree);
    expect(movePart(tree, [1, 1], 1)).toEqual(tree);
  });

  it('give a line a group of its own and take it out again', () => {
    const deeper = indentPart(tree, [0]);
    expect(deeper).toEqual(all(any(a), not(any(b, c))));
    expect(outdentPart(deeper, [0, 0])).toEqual(tree);
  });

  it('leave the rest of a group where it was', () => {
    expect(outdentPart(tree, [1, 0])).toEqual(all(a, not(any(c)), b));
    expect(outdentPart(tree, [0])).toEqual(tree);
  });

  it('change nothing where the path leads nowhere', () => {
    expect(addPart(tree, [0], b)).toEqual(tree);
    expect(removePart(tree, [7])).toEqual(tree);
  });
});
