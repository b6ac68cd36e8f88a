import { HubError } from '../../lib/errors.ts';

export function cannotBelong(): HubError {
  return new HubError('conflict', 'cannot_belong', {
    vi: 'Hồ sơ này không thể thuộc một sự việc: đã niêm phong, từ chối, hướng dẫn sang thủ tục khác hoặc là rác.',
    en: 'This ticket can belong to no incident: it is sealed, refused, guided elsewhere, or spam.',
  });
}

export function inTwoIncidents(): HubError {
  return new HubError('conflict', 'two_incidents', {
    vi: 'Hai hồ sơ đang thuộc hai sự việc khác nhau. Tách một hồ sơ ra trước rồi gộp lại.',
    en: 'The two tickets belong to two incidents. Split one of them off first, then join it.',
  });
}

export function incidentMoved(): HubError {
  return new HubError('conflict', 'incident_moved', {
    vi: 'Sự việc vừa được người khác thay đổi. Xem lại rồi làm tiếp.',
    en: 'Somebody just changed this incident. Look again and go on.',
  });
}

export function nothingToShare(): HubError {
  return new HubError('conflict', 'nothing_to_share', {
    vi: 'Hồ sơ này chưa có trả lời được duyệt, hoặc không thuộc sự việc nào đang diễn ra.',
    en: 'This ticket has no approved answer, or belongs to no incident that is under way.',
  });
}
