import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { recordingProblemLabels, recordingProblems } from '../../contract/calls.ts';
import { ticketStateLabels } from '../../contract/labels.ts';
import { incidentEventWords } from '../../domain/incident/incident-words.ts';
import { ticketStates } from '../../domain/ticket/states.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { nameOf } from '../reference/reference-service.ts';

type Words = { readonly vi: string; readonly en: string };
type Data = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function agency(data: Data, reference: ReferenceData): Words {
  return nameOf(reference.names.agencies, text(data['agency']));
}

function stateWords(code: unknown): Words {
  const state = ticketStates.find((one) => one === code);
  return state ? ticketStateLabels[state] : { vi: text(code), en: text(code) };
}

function after(value: unknown): string {
  return typeof value === 'object' && value !== null && 'to' in value ? text(value.to) : '';
}

function codesOf(parts: unknown): string {
  if (!Array.isArray(parts)) return '';
  return parts
    .map((part: unknown) => (typeof part === 'object' && part !== null && 'code' in part ? text(part.code) : ''))
    .filter((code) => code !== '')
    .join(', ');
}

/** The names of the files that went with a message; nothing where there were none. */
function withFiles({ vi, en }: Words, files: unknown): Words {
  const names = Array.isArray(files) ? files.map(text).filter((name) => name !== '') : [];
  if (names.length === 0) return { vi, en };
  return { vi: `${vi}, kèm tệp ${names.join(', ')}`, en: `${en}, with ${names.join(', ')}` };
}

/** A channel as people call it. */
function channelName(data: Data, { channels }: ReferenceData): Words {
  const kind = text(data['channel']);
  return channels.get(kind)?.label ?? { vi: kind, en: kind };
}

/** What a colleague did in the platform's own app names the platform. */
function inChannel(words: Words, data: Data, reference: ReferenceData): Words {
  if (text(data['channel']) === '') return words;
  const { vi, en } = channelName(data, reference);
  return { vi: `${words.vi} ngay trong ${vi}`, en: `${words.en} in ${en} itself` };
}

/** An event of the log as one sentence, in both languages. Types that this version does not know are shown by name. */
export function eventWords(type: string, data: Data, reference: ReferenceData): Words {
  switch (type) {
    case 'ticket.created':
      return data['sealed'] === true
        ? { vi: 'Tiếp nhận; niêm phong vì có thể là tố cáo', en: 'Received; sealed: it may be a denunciation' }
        : { vi: 'Tiếp nhận phản ánh', en: 'Report received' };
    case 'ticket.sealed':
      return { vi: 'Niêm phong: chỉ thanh tra xem được', en: 'Sealed: only inspectors see it' };
    case 'ticket.unsealed':
      return {
        vi: `Bỏ niêm phong, không phải tố cáo: ${text(data['reason'])}`,
        en: `Unsealed, no denunciation: ${text(data['reason'])}`,
      };
    case 'ticket.disputed':
      return {
        vi: `Bị chuyển qua lại ${String(data['bounces'])} lần: chờ giám sát quyết định`,
        en: `Bounced ${String(data['bounces'])} times: a supervisor decides`,
      };
    case 'assignment.forwarded': {
      const to = nameOf(reference.names.agencies, text(data['to']));
      return {
        vi: `${agency(data, reference).vi} đề nghị chuyển ${to.vi}: ${text(data['reason'])}`,
        en: `${agency(data, reference).en} passed it on to ${to.en}: ${text(data['reason'])}`,
      };
    }
    case 'assignment.given':
      return { vi: `Giao ${text(data['name'])} xử lý`, en: `Given to ${text(data['name'])}` };
    case 'ticket.routed': {
      const lead = nameOf(reference.names.agencies, after(data['lead']));
      return { vi: `Chuyển ${lead.vi} chủ trì`, en: `Routed to ${lead.en} as lead` };
    }
    case 'ticket.second_opinion':
      return data['agrees'] === true
        ? { vi: 'Ý kiến thứ hai: cùng ý với hub', en: 'Second opinion: agrees with the hub' }
        : {
            vi: `Ý kiến thứ hai: ${agency(data, reference).vi}`,
            en: `Second opinion: ${agency(data, reference).en}`,
          };
    case 'ticket.state_changed': {
      const [from, to] = [stateWords(data['from']), stateWords(data['to'])];
      return { vi: `Trạng thái: ${from.vi} → ${to.vi}`, en: `State: ${from.en} → ${to.en}` };
    }
    case 'assignment.offered':
      return { vi: `Giao ${agency(data, reference).vi}`, en: `Offered to ${agency(data, reference).en}` };
    case 'assignment.accepted':
      return { vi: `${agency(data, reference).vi} đã tiếp nhận`, en: `${agency(data, reference).en} accepted` };
    case 'assignment.returned':
      return {
        vi: `${agency(data, reference).vi} trả lại: ${text(data['reason'])}`,
        en: `${agency(data, reference).en} returned it: ${text(data['reason'])}`,
      };
    case 'assignment.withdrawn':
      return { vi: `Rút khỏi ${agency(data, reference).vi}`, en: `Withdrawn from ${agency(data, reference).en}` };
    case 'message.received':
      return data['automatic'] === true
        ? { vi: 'Nhận thư tự động', en: 'Automatic mail received' }
        : { vi: 'Người gửi nhắn thêm', en: 'The sender wrote again' };
    case 'message.sent':
      return { vi: 'Đã gửi tới người gửi', en: 'Sent to the sender' };
    case 'message.failed':
      if (typeof data['retryMinutes'] === 'number')
        return {
          vi: `Chưa tới máy người gửi (${text(data['detail'])}); gửi lại sau ${data['retryMinutes']} phút`,
          en: `Did not arrive (${text(data['detail'])}); sent again in ${data['retryMinutes']} minutes`,
        };
      return { vi: `Không gửi được: ${text(data['detail'])}`, en: `Could not be sent: ${text(data['detail'])}` };
    case 'message.delivered':
      return { vi: 'Đã tới máy người gửi', en: 'Delivered to the sender' };
    case 'message.read':
      return { vi: 'Người gửi đã xem', en: 'Read by the sender' };
    case 'message.edited': {
      const files = typeof data['files'] === 'number' ? data['files'] : 0;
      const [vi, en] = files > 0 ? [` và thêm ${files} tệp`, ` and added files (${files})`] : ['', ''];
      return {
        vi: `Người gửi sửa tin nhắn${vi}; trước đó: “${maskExcerpt(text(data['before']))}”`,
        en: `The sender changed a message${en}; before: “${maskExcerpt(text(data['before']))}”`,
      };
    }
    case 'message.removed':
      return { vi: 'Người gửi thu hồi tin nhắn', en: 'The sender took a message back' };
    case 'message.echoed':
      return { vi: 'Trả lời ngay trong ứng dụng của kênh', en: "Answered in the channel's own app" };
    case 'message.settled':
      return text(data['decision']) === 'sent'
        ? { vi: 'Xác nhận tin đã tới người gửi', en: 'Confirmed as received by the sender' }
        : text(data['decision']) === 'dropped'
          ? { vi: 'Không gửi tin này nữa', en: 'This message will not be sent' }
          : { vi: 'Gửi lại cho người gửi', en: 'Sent to the sender again' };
    case 'message.hidden':
      return inChannel({ vi: 'Ẩn bình luận công khai', en: 'Hid the public comment' }, data, reference);
    case 'message.shown':
      return inChannel({ vi: 'Hiện lại bình luận công khai', en: 'Showed the public comment again' }, data, reference);
    case 'file.blocked':
      return {
        vi: `Chặn tệp “${text(data['name'])}” vì có mã độc (${text(data['malware'])})`,
        en: `Blocked the file “${text(data['name'])}”: it carries malware (${text(data['malware'])})`,
      };
    case 'call.taken':
      return data['urgent'] === true
        ? {
            vi: 'Ghi lời người gọi, đã đọc lại và người gọi xác nhận; đánh dấu khẩn',
            en: 'Took down the call, read it back and the caller agreed; marked as urgent',
          }
        : {
            vi: 'Ghi lời người gọi, đã đọc lại và người gọi xác nhận',
            en: 'Took down the call, read it back and the caller agreed',
          };
    case 'call.recorded': {
      const problem = recordingProblems.find((one) => one === data['problem']);
      if (!problem) return { vi: 'Đính kèm ghi âm cuộc gọi', en: 'Attached the recording of the call' };
      const { vi, en } = recordingProblemLabels[problem];
      return { vi: `Không có ghi âm cuộc gọi. ${vi}`, en: `There is no recording of the call. ${en}` };
    }
    case 'note.added':
      return withFiles({ vi: 'Ghi chú nội bộ', en: 'Internal note' }, data['files']);
    case 'sender.asked':
      return withFiles({ vi: 'Đề nghị người gửi bổ sung', en: 'Asked the sender for more' }, data['files']);
    case 'sender.stopped':
      return {
        vi: `Người dân đã từ chối nhận tin qua ${channelName(data, reference).vi}`,
        en: `The sender wants no more messages by ${channelName(data, reference).en}`,
      };
    case 'sender.resumed':
      return {
        vi: `Người dân nhận tin lại qua ${channelName(data, reference).vi}`,
        en: `The sender takes messages by ${channelName(data, reference).en} again`,
      };
    case 'answer.drafted':
      return { vi: 'Bắt đầu soạn trả lời', en: 'Answer draft begun' };
    case 'answer.submitted':
      return withFiles({ vi: 'Trình duyệt trả lời', en: 'Answer submitted for approval' }, data['files']);
    case 'answer.approved':
      return withFiles({ vi: 'Duyệt và gửi trả lời', en: 'Answer approved and sent' }, data['files']);
    case 'answer.rejected':
      return { vi: `Yêu cầu sửa trả lời: ${text(data['reason'])}`, en: `Answer sent back: ${text(data['reason'])}` };
    case 'ticket.diverted':
      return { vi: 'Hướng dẫn sang khiếu nại, tố cáo', en: 'Guided to the complaint procedure' };
    case 'ticket.refused':
      return { vi: 'Từ chối có lý do', en: 'Refused with a reason' };
    case 'ticket.closed':
      return { vi: 'Kết thúc hồ sơ', en: 'Ticket closed' };
    case 'ticket.reopened':
      return { vi: 'Người gửi đề nghị mở lại', en: 'Reopened by the sender' };
    case 'ticket.rated':
      return {
        vi: `Người gửi đánh giá ${String(data['score'])}/5`,
        en: `The sender rated it ${String(data['score'])}/5`,
      };
    case 'ticket.contact_changed':
      // Whose it was and is stays unsaid: an agency may read this of a sender who hid from it.
      return data['because'] === 'split'
        ? { vi: 'Tách người gửi', en: 'Its contact was split' }
        : data['because'] === 'merged'
          ? { vi: 'Gộp người gửi', en: 'Its contact was merged' }
          : { vi: 'Hoàn tác gộp hoặc tách người gửi', en: 'A merge or split of its contact was undone' };
    case 'ticket.split': {
      const codes = codesOf(data['parts']);
      return { vi: `Tách phản ánh có nhiều việc, hồ sơ mới: ${codes}`, en: `Split by matters; new tickets: ${codes}` };
    }
    case 'ticket.split_off':
      return { vi: `Tách từ hồ sơ ${text(data['code'])}`, en: `Split off ticket ${text(data['code'])}` };
    case 'ticket.split_undone':
      return typeof data['code'] === 'string'
        ? { vi: `Hoàn tác tách: gộp lại vào hồ sơ ${data['code']}`, en: `Split undone: merged into ${data['code']}` }
        : {
            vi: 'Hoàn tác tách: các việc xử lý chung hồ sơ này',
            en: 'Split undone: all matters are in this ticket again',
          };
    case 'duty.taken':
      return { vi: 'Người trực nhận xử lý phản ánh khẩn', en: 'Taken up by the one on duty' };
    case 'duty.escalated':
      return {
        vi: `Sau ${String(data['minutes'])} phút chưa ai trực nhận: báo giám sát`,
        en: `Nobody on duty took it up within ${String(data['minutes'])} minutes: supervisors are called`,
      };
    case 'clock.breached':
      return { vi: 'Quá hạn', en: 'Deadline passed' };
    default:
      return incidentEventWords(type, text(data['title'])) ?? { vi: type, en: type };
  }
}
