import type { RuleProblem } from '../../contract/rules.ts';
import type { RoutingRule } from '../../domain/routing/rule.ts';
import { HubError } from '../../lib/errors.ts';

/** Somebody else saved, published or discarded in between. */
export function rulesChanged(): HubError {
  return new HubError('conflict', 'rules_changed', {
    vi: 'Người khác vừa sửa bộ quy tắc. Nội dung bạn viết vẫn còn trên trang; xem bản mới rồi lưu lại.',
    en: 'Somebody just changed the rules. What you wrote is still on the page; look at the new version and save again.',
  });
}

/** A version is to be restored while somebody writes another one. */
export function draftExists(): HubError {
  return new HubError('conflict', 'draft_exists', {
    vi: 'Đang có một bản nháp. Ban hành hoặc bỏ bản nháp đó rồi khôi phục.',
    en: 'There is a draft. Publish or discard it, then restore.',
  });
}

/** Rules that cannot be saved; each error with its place, `rules.3.when.codes.0`. */
export function rulesRefused(rules: readonly RoutingRule[], errors: readonly RuleProblem[]): HubError {
  return new HubError(
    'invalid',
    'rules',
    {
      vi: 'Bộ quy tắc chưa lưu được. Sửa các chỗ được nêu rồi lưu lại.',
      en: 'The rules were not saved. Correct what is named and save again.',
    },
    {
      fields: errors.map(({ rule, path, message }) => {
        const index = rules.findIndex(({ id }) => id === rule);
        return { field: ['rules', String(index), ...(path === null ? [] : [path])].join('.'), message };
      }),
    },
  );
}

/** A condition within a condition within a condition… */
export function tooDeep(rule: RoutingRule, most: number): HubError {
  return new HubError('invalid', 'rules_too_deep', {
    vi: `Quy tắc “${rule.name}” lồng quá sâu: nhiều nhất ${most} tầng điều kiện.`,
    en: `The rule “${rule.name}” is nested too deeply: at most ${most} levels of conditions.`,
  });
}

/** One try-out at a time keeps a process free for everything else. */
/** Somebody stopped it. */
export function tryStopped(): HubError {
  return new HubError('conflict', 'try_stopped', {
    vi: 'Lần chạy thử đã dừng theo yêu cầu. Không có gì thay đổi.',
    en: 'The try-out was stopped as asked. Nothing was changed.',
  });
}

export function tryingAlready(): HubError {
  return new HubError('too_many', 'trying_already', {
    vi: 'Một lần chạy thử khác đang chạy. Chờ ít giây rồi thử lại.',
    en: 'Another try-out is running. Wait a few seconds and try again.',
  });
}
