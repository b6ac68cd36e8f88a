type ChatSample = { readonly vi: string; readonly en: string; readonly text: string; readonly short: string };

/** Ready texts for chats; `short` as they come by SMS. */
export const chatSamples: readonly ChatSample[] = [
  {
    vi: 'Đường ngập',
    en: 'Flooded street',
    text: 'Đường Trần Phú ngập nửa bánh xe từ sáng, cống không thoát, xe hàng không vào được. Nhờ Trung tâm báo giúp.',
    short: 'duong tran phu ngap nua banh xe tu sang, cong khong thoat, xe hang khong vao duoc',
  },
  {
    vi: 'Đèn đường hỏng',
    en: 'Street light is out',
    text: 'Đèn đường thôn Đông xã Yên Phong hỏng hai tuần nay, tối om, trẻ con đi học về nguy hiểm lắm ạ.',
    short: 'den duong thon dong xa yen phong hong 2 tuan nay toi om, tre con di hoc nguy hiem',
  },
  {
    vi: 'Rác chưa thu gom',
    en: 'Rubbish is not collected',
    text: 'Rác đầu ngõ 12 Lý Thái Tổ, phường Võ Cường ba hôm chưa ai thu gom, mùi hôi vào trường mầm non.',
    short: 'rac dau ngo 12 ly thai to phuong vo cuong 3 hom chua ai thu gom, mui hoi qua',
  },
  {
    vi: 'Mất điện',
    en: 'Power cut',
    text: 'Khu công nghiệp Quế Võ mất điện từ 13h30 không báo trước, hai dây chuyền dừng. Bao giờ có điện lại ạ?',
    short: 'kcn que vo mat dien tu 13h30 khong bao truoc, bao gio co dien lai',
  },
  {
    vi: 'Thủ tục chậm',
    en: 'Slow paperwork',
    text: 'Tôi nộp hồ sơ cấp đổi sổ đỏ hơn hai tháng ở phường Vũ Ninh, lần nào hỏi cũng hẹn thêm một tuần.',
    short: 'ho so cap doi so do nop hon 2 thang o phuong vu ninh, lan nao cung hen them',
  },
  {
    vi: 'Hỏi thêm',
    en: 'A question',
    text: 'Việc tôi phản ánh đến đâu rồi ạ? Nhờ Trung tâm cho tôi biết.',
    short: 'viec toi phan anh den dau roi a',
  },
];
