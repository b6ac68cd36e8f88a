import type { RoutingRule } from '../rule.ts';

/** Something wrong or odd about a rule; `error` refuses saving, `warning` is named and saved. */
export type RuleProblem = {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly kind: 'unknown' | 'empty' | 'shadowed' | 'unreachable' | 'conflict' | 'copy' | 'does_nothing';
  /** The other rule, of shadowed, conflict and copy. */
  readonly other: string | null;
  /** Where in the rule: `when.of.1.codes.0`, `then.lead`. */
  readonly path: string | null;
  readonly message: { readonly vi: string; readonly en: string };
};

type Place = { readonly rule: RoutingRule; readonly path: string };

/** A code or name that nothing here has. */
export function unknownProblem({ rule, path }: Place, what: { vi: string; en: string }, code: string): RuleProblem {
  const message = {
    vi: `Không có ${what.vi} “${code}”. Chọn lại trong danh sách.`,
    en: `There is no ${what.en} “${code}”. Choose again from the list.`,
  };
  return { rule: rule.id, severity: 'error', kind: 'unknown', other: null, path, message };
}

/** A condition that asks nothing. */
export function emptyProblem({ rule, path }: Place): RuleProblem {
  const message = {
    vi: 'Điều kiện này còn trống. Điền từ ngữ hoặc giá trị, hay bỏ điều kiện đi.',
    en: 'This condition is empty. Fill in words or values, or take it away.',
  };
  return { rule: rule.id, severity: 'error', kind: 'empty', other: null, path, message };
}

/** Two rules under one key. */
export function doubledProblem(rule: RoutingRule): RuleProblem {
  const message = {
    vi: 'Có hai quy tắc cùng mã. Xóa một quy tắc rồi tạo lại.',
    en: 'Two rules have the same id. Remove one and make it again.',
  };
  return { rule: rule.id, severity: 'error', kind: 'conflict', other: rule.id, path: 'id', message };
}

/** A rule without a decision. */
export function idleProblem(rule: RoutingRule): RuleProblem {
  const message = {
    vi: 'Quy tắc này không quyết định gì: chọn ít nhất một việc cần làm.',
    en: 'This rule decides nothing: choose at least one thing for it to do.',
  };
  return { rule: rule.id, severity: 'warning', kind: 'does_nothing', other: null, path: 'then', message };
}

/** A condition that contradicts itself. */
export function unreachableProblem(rule: RoutingRule): RuleProblem {
  const message = {
    vi: 'Không phản ánh nào khớp: các điều kiện của quy tắc này trái nhau.',
    en: 'No report can match: the conditions of this rule contradict each other.',
  };
  return { rule: rule.id, severity: 'warning', kind: 'unreachable', other: null, path: 'when', message };
}

/** A rule whose turn never comes. */
export function shadowedProblem(rule: RoutingRule, by: RoutingRule): RuleProblem {
  const message = {
    vi: `Không bao giờ tới lượt: quy tắc “${by.name}” đứng trước đã nhận hết các trường hợp này.`,
    en: `Its turn never comes: the rule “${by.name}” stands before it and takes all of these.`,
  };
  return { rule: rule.id, severity: 'warning', kind: 'shadowed', other: by.id, path: null, message };
}

/** A rule whose turn never comes because several earlier ones share out all of its reports. */
export function takenTogetherProblem(rule: RoutingRule, by: readonly RoutingRule[]): RuleProblem {
  const names = by.map(({ name }) => `“${name}”`).join(', ');
  const message = {
    vi: `Không bao giờ tới lượt: các quy tắc ${names} đứng trước cùng nhận hết các trường hợp này.`,
    en: `Its turn never comes: the rules ${names} stand before it and together take all of these.`,
  };
  return { rule: rule.id, severity: 'warning', kind: 'shadowed', other: by.at(-1)?.id ?? null, path: null, message };
}

/** A rule that says what another says, in other letters or another order. */
export function copyProblem(rule: RoutingRule, of: RoutingRule): RuleProblem {
  const message = {
    vi: `Trùng với quy tắc “${of.name}”: cùng việc, điều kiện chỉ khác thứ tự, chữ hoa, dấu hoặc từ lặp. Nên gộp làm một.`,
    en: `A copy of the rule “${of.name}”: it does the same and differs only in order, capitals, diacritics or repeated words. Make them one.`,
  };
  return { rule: rule.id, severity: 'warning', kind: 'copy', other: of.id, path: null, message };
}

/** Two rules that ask alike and send to different agencies. */
export function conflictProblem(rule: RoutingRule, earlier: RoutingRule): RuleProblem {
  const message = {
    vi: `Trùng điều kiện với quy tắc “${earlier.name}” nhưng chuyển nơi khác; quy tắc đứng trước thắng.`,
    en: `Asks the same as the rule “${earlier.name}” but sends it elsewhere; the one that stands first wins.`,
  };
  return { rule: rule.id, severity: 'warning', kind: 'conflict', other: earlier.id, path: 'then.lead', message };
}
