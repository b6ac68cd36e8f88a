import type { PlatformAct, PlatformChannel } from '../../contract/simulator.ts';

type Words = { readonly vi: string; readonly en: string };

/** Platforms as people call them. */
export const platformNames: Readonly<Record<PlatformChannel, Words>> = {
  zalo: { vi: 'Zalo', en: 'Zalo' },
  facebook: { vi: 'Facebook', en: 'Facebook' },
  telegram: { vi: 'Telegram', en: 'Telegram' },
  'sms-http': { vi: 'SMS đầu số', en: 'SMS short code' },
  twilio: { vi: 'SMS quốc tế', en: 'International SMS' },
  smpp: { vi: 'SMS nhà mạng', en: 'Network SMS' },
  voice: { vi: 'Đường dây nóng', en: 'Hotline' },
};

/** What somebody did, for the journal. */
export const actWords: Readonly<Record<PlatformAct, Words>> = {
  say: { vi: 'Nhắn cho Hub', en: 'Wrote to the hub' },
  follow: { vi: 'Quan tâm trang của Trung tâm', en: 'Follows the centre' },
  unfollow: { vi: 'Bỏ quan tâm trang của Trung tâm', en: 'No longer follows the centre' },
  consent: { vi: 'Đồng ý chia sẻ số điện thoại', en: 'Shared their telephone number by consent' },
  withdraw: { vi: 'Rút lại đồng ý', en: 'Withdrew their consent' },
  start: { vi: 'Bắt đầu trò chuyện', en: 'Began a conversation' },
  block: { vi: 'Chặn Trung tâm', en: 'Blocked the centre' },
  unblock: { vi: 'Bỏ chặn Trung tâm', en: 'Unblocked the centre' },
  shareContact: { vi: 'Chia sẻ số của mình', en: 'Shared their own contact' },
  shareOtherContact: { vi: 'Gửi số của người khác', en: 'Sent somebody else’s contact' },
  editMessage: { vi: 'Sửa tin đã gửi', en: 'Changed a message' },
  comment: { vi: 'Bình luận công khai trên Trang', en: 'Commented in public on the page' },
  post: { vi: 'Đăng bài lên Trang', en: 'Posted on the page' },
  editWord: { vi: 'Sửa nội dung công khai', en: 'Changed what everybody reads' },
  removeWord: { vi: 'Xóa nội dung công khai', en: 'Removed what everybody reads' },
  colleague: { vi: 'Đồng nghiệp trả lời ngay trên nền tảng', en: 'A colleague answered in the platform’s own app' },
  call: { vi: 'Gọi đường dây nóng', en: 'Calls the hotline' },
  answer: { vi: 'Máy nhánh nhấc máy', en: 'An extension answered' },
  hangUp: { vi: 'Gác máy', en: 'Hung up' },
  leaveMessage: { vi: 'Để lại lời nhắn thoại', en: 'Left a voice message' },
};

export function wireWords(channel: PlatformChannel, direction: 'to_hub' | 'from_hub', status: number): Words {
  const name = platformNames[channel];
  return direction === 'to_hub'
    ? {
        vi: `Hub không nhận sự kiện của ${name.vi} (${status})`,
        en: `The hub refused an event of ${name.en} (${status})`,
      }
    : { vi: `${name.vi} từ chối lượt gọi của Hub (${status})`, en: `${name.en} refused a call of the hub (${status})` };
}
