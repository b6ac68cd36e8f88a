import type { AssignmentState, Flag, TicketState } from '../domain/ticket/states.ts';

type Label = { readonly vi: string; readonly en: string };

/** Names of states as people know them (DOMAIN.md), one table for portal, console, mails and exports. */
export const ticketStateLabels: Readonly<Record<TicketState, Label>> = {
  new: { vi: 'Mới tiếp nhận', en: 'Received' },
  triage: { vi: 'Chờ phân loại', en: 'Awaiting triage' },
  forwarded: { vi: 'Đã chuyển xử lý', en: 'Forwarded' },
  processing: { vi: 'Đang xử lý', en: 'Being handled' },
  waiting_sender: { vi: 'Chờ bổ sung', en: 'Waiting for the sender' },
  awaiting_approval: { vi: 'Chờ duyệt trả lời', en: 'Awaiting approval' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  closed: { vi: 'Kết thúc', en: 'Closed' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  diverted: { vi: 'Hướng dẫn sang khiếu nại/tố cáo', en: 'Guided to the complaint procedure' },
  merged: { vi: 'Trùng', en: 'Duplicate' },
  spam: { vi: 'Rác', en: 'Spam' },
};

export const assignmentStateLabels: Readonly<Record<AssignmentState, Label>> = {
  offered: { vi: 'Chờ tiếp nhận', en: 'Offered' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  returned: { vi: 'Đã trả lại', en: 'Returned' },
  in_progress: { vi: 'Đang xử lý', en: 'In progress' },
  drafted: { vi: 'Chờ lãnh đạo duyệt', en: 'Awaiting approval' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  done: { vi: 'Hoàn thành', en: 'Done' },
};

export const flagLabels: Readonly<Record<Flag, Label>> = {
  complaint: { vi: 'Có thể là khiếu nại', en: 'May be a complaint' },
  denunciation: { vi: 'Có thể là tố cáo', en: 'May be a denunciation' },
  urgent: { vi: 'Khẩn', en: 'Urgent' },
  spam: { vi: 'Nghi rác', en: 'Looks like spam' },
  mixed: { vi: 'Nhiều nội dung', en: 'Several matters' },
  question: { vi: 'Câu hỏi', en: 'Question' },
};

export const clockKindLabels = {
  acknowledge: { vi: 'Báo nhận', en: 'Acknowledge' },
  triage: { vi: 'Phân loại', en: 'Triage' },
  accept: { vi: 'Cơ quan tiếp nhận', en: 'Agency accepts' },
  first_answer: { vi: 'Trả lời lần đầu', en: 'First answer' },
  resolve: { vi: 'Giải quyết', en: 'Resolve' },
} as const satisfies Record<string, Label>;
