import type { UndoRefusal } from '../../domain/ticket/actions/undo-split.ts';
import type { RangeProblem } from '../../domain/ticket/split-ranges.ts';
import { HubError } from '../../lib/errors.ts';

const rangeWords: Readonly<Record<RangeProblem, { readonly vi: string; readonly en: string }>> = {
  outside: { vi: 'Có đoạn nằm ngoài nội dung phản ánh.', en: 'A part reaches beyond the text of the report.' },
  overlap: { vi: 'Một đoạn đang thuộc hai việc. Chọn lại.', en: 'A passage belongs to two matters. Choose again.' },
  empty: { vi: 'Có việc chưa có nội dung nào.', en: 'A matter has no words.' },
  left_out: {
    vi: 'Còn câu chưa thuộc việc nào. Mọi lời của người gửi phải thuộc một việc.',
    en: 'Some sentences belong to no matter. Everything the sender said must belong to one.',
  },
};

export function wrongRanges(problem: RangeProblem): HubError {
  return new HubError('invalid', 'split_ranges', rangeWords[problem]);
}

export function textChanged(): HubError {
  return new HubError('conflict', 'split_text_changed', {
    vi: 'Người gửi vừa sửa phản ánh. Xem lại nội dung mới rồi tách.',
    en: 'The sender has just changed the report. Look at the new text, then split it.',
  });
}

export function strangeFile(): HubError {
  return new HubError('invalid', 'split_files', {
    vi: 'Có tệp không thuộc hồ sơ này. Tải lại trang rồi chọn lại.',
    en: 'A file does not belong to this ticket. Reload the page and choose again.',
  });
}

export function unknownChoice(): HubError {
  return new HubError('invalid', 'unknown_choice', {
    vi: 'Đơn vị hoặc lĩnh vực này không còn trong danh mục. Chọn lại.',
    en: 'This agency or category is no longer listed. Choose again.',
  });
}

export function splitStands(reason: UndoRefusal): HubError {
  return reason === 'accepted'
    ? new HubError('conflict', 'split_accepted', {
        vi: 'Không hoàn tác được nữa: một đơn vị đã tiếp nhận một phần. Cần chuyển lại thì chuyển từng hồ sơ.',
        en: 'The split can no longer be undone: an agency has accepted a part. Route each ticket anew instead.',
      })
    : new HubError('conflict', 'split_moved', {
        vi: 'Không hoàn tác được nữa: một phần đã được xử lý theo cách khác.',
        en: 'The split can no longer be undone: a part has gone on in another way.',
      });
}

export function undoTooLate(): HubError {
  return new HubError('conflict', 'split_undo_late', {
    vi: 'Đã quá thời gian hoàn tác. Cần thay đổi thì chuyển từng hồ sơ.',
    en: 'The time for undoing is over. Route each ticket anew instead.',
  });
}
