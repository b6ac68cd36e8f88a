import type { RuleCondition } from '../../../src/contract/rules.ts';

/** A condition without its negation. */
export type BareCondition = Exclude<RuleCondition, { readonly kind: 'not' }>;
export type GroupCondition = Extract<RuleCondition, { readonly kind: 'all' | 'any' }>;

/** One line of the builder. */
export type ConditionLine = { readonly isNegated: boolean; readonly bare: BareCondition };

/** The way from the outermost group to a line: at each group the number of the part. Negations take no step. */
export type TreePath = readonly number[];

export function lineOf(condition: RuleCondition): ConditionLine {
  let isNegated = false;
  let inner = condition;
  while (inner.kind === 'not') {
    isNegated = !isNegated;
    inner = inner.of;
  }
  return { isNegated, bare: inner };
}

export function conditionOf({ isNegated, bare }: ConditionLine): RuleCondition {
  return isNegated ? { kind: 'not', of: bare } : bare;
}

export function isGroup(bare: BareCondition): bare is GroupCondition {
  return bare.kind === 'all' || bare.kind === 'any';
}

/** The same condition as the builder wants it: a group outermost, and nothing negated twice. */
export function tidyTree(condition: RuleCondition): GroupCondition {
  const tidied = tidyPart(condition);
  return tidied.kind === 'all' || tidied.kind === 'any' ? tidied : { kind: 'all', of: [tidied] };
}

function tidyPart(condition: RuleCondition): RuleCondition {
  const { isNegated, bare } = lineOf(condition);
  return conditionOf({ isNegated, bare: isGroup(bare) ? { ...bare, of: bare.of.map(tidyPart) } : bare });
}

type EditParts = (parts: readonly RuleCondition[], group: GroupCondition) => readonly RuleCondition[];

/** A copy in which the parts of one group are others; the same tree where the path leads to no group. */
function editParts(root: GroupCondition, path: TreePath, edit: EditParts): GroupCondition {
  const [step, ...rest] = path;
  if (step === undefined) return { ...root, of: edit(root.of, root) };
  return {
    ...root,
    of: root.of.map((part, index) => {
      if (index !== step) return part;
      const { isNegated, bare } = lineOf(part);
      return isGroup(bare) ? conditionOf({ isNegated, bare: editParts(bare, rest, edit) }) : part;
    }),
  };
}

function splitPath(path: TreePath): { readonly parent: TreePath; readonly index: number } {
  return { parent: path.slice(0, -1), index: path.at(-1) ?? -1 };
}

export function addPart(root: GroupCondition, group: TreePath, part: RuleCondition): GroupCondition {
  return editParts(root, group, (parts) => [...parts, part]);
}

export function replacePart(root: GroupCondition, path: TreePath, part: RuleCondition): GroupCondition {
  const { parent, index } = splitPath(path);
  return editParts(root, parent, (parts) => parts.map((one, at) => (at === index ? part : one)));
}

export function removePart(root: GroupCondition, path: TreePath): GroupCondition {
  const { parent, index } = splitPath(path);
  return editParts(root, parent, (parts) => parts.filter((_, at) => at !== index));
}

/** One place up (-1) or down (1) among its neighbours; at the end it stays. */
export function movePart(root: GroupCondition, path: TreePath, by: -1 | 1): GroupCondition {
  const { parent, index } = splitPath(path);
  return editParts(root, parent, (parts) => {
    const [one, other] = [parts[index], parts[index + by]];
    if (!one || !other) return parts;
    return parts.map((part, at) => (at === index ? other : at === index + by ? one : part));
  });
}

/** Puts a line into a group of its own, of the other kind than the one around it. */
export function indentPart(root: GroupCondition, path: TreePath): GroupCondition {
  const { parent, index } = splitPath(path);
  return editParts(root, parent, (parts, group) =>
    parts.map((part, at) => (at === index ? { kind: group.kind === 'all' ? 'any' : 'all', of: [part] } : part)),
  );
}

/** Takes a line out of its group, to stand after it; a group left empty goes. */
export function outdentPart(root: GroupCondition, path: TreePath): GroupCondition {
  const { parent, index } = splitPath(path);
  if (parent.length === 0) return root;
  const around = splitPath(parent);
  return editParts(root, around.parent, (parts) =>
    parts.flatMap((part, at) => {
      const { isNegated, bare } = lineOf(part);
      if (at !== around.index || !isGroup(bare)) return [part];
      const taken = bare.of[index];
      const left = { ...bare, of: bare.of.filter((_, place) => place !== index) };
      return [...(left.of.length > 0 ? [conditionOf({ isNegated, bare: left })] : []), ...(taken ? [taken] : [])];
    }),
  );
}
