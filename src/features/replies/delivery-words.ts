/** Why a message was not sent, for staff. */
export const deliveryWords = {
  crashed: 'Máy chủ dừng giữa lúc gửi; chưa rõ người nhận đã nhận được hay chưa.',
  bounced: 'Địa chỉ này đã từng không nhận được tin.',
  stopped: 'Người nhận đã yêu cầu ngừng gửi tin.',
  left: 'Người nhận đã chặn hoặc rời kênh này.',
  noChannel: 'Chưa có kênh nào gửi được tới địa chỉ này; người gửi đọc trả lời trên trang tra cứu.',
  paused: 'Kênh đang tạm dừng; tin sẽ gửi khi kênh chạy lại.',
  resting: 'Nền tảng đang gặp sự cố; tin sẽ được gửi lại sau.',
  crowded: 'Đang chờ tới lượt theo giới hạn tốc độ của nền tảng.',
  unscanned: 'Đang chờ quét mã độc cho tệp kèm theo.',
  infected: 'Tệp kèm theo có mã độc nên thư không được gửi. Hãy trả lời lại với tệp khác.',
  fileGone: 'Không đọc được tệp kèm theo trong kho tệp của máy chủ.',
} as const;

/** Why nothing is sent to an address in this state; null: it may be written to. */
export function whySilent(identityState: string): string | null {
  switch (identityState) {
    case 'ok':
      return null;
    case 'stopped':
      return deliveryWords.stopped;
    case 'left':
      return deliveryWords.left;
    default:
      return deliveryWords.bounced;
  }
}
