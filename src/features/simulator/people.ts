import type { SimulatedPerson } from '../../contract/simulator.ts';

/** Citizens and firms of the demo. Names, numbers and addresses are invented; `.example` can never be delivered to. */
export const readyMadePeople: readonly SimulatedPerson[] = [
  {
    id: 'lan',
    name: 'Nguyễn Thị Lan',
    kind: 'person',
    phone: '0912345601',
    mail: 'lan.nguyen@nguoidan.example',
    lang: 'vi',
    about: { vi: 'Chủ cửa hàng ở phường Võ Cường', en: 'Shopkeeper in Võ Cường ward' },
  },
  {
    id: 'hung',
    name: 'Trần Văn Hùng',
    kind: 'person',
    phone: '0987654302',
    mail: 'hung.tran@nguoidan.example',
    lang: 'vi',
    about: { vi: 'Công nhân khu công nghiệp Quế Võ', en: 'Worker in Quế Võ industrial park' },
  },
  {
    id: 'thinh-phat',
    name: 'Công ty TNHH Cơ khí Thịnh Phát',
    kind: 'business',
    phone: '0222356703',
    mail: 'vanphong@thinhphat.example',
    lang: 'vi',
    about: { vi: 'Doanh nghiệp cơ khí, 60 lao động', en: 'Machine shop with 60 workers' },
  },
  {
    id: 'emma',
    name: 'Emma Larsen',
    kind: 'business',
    phone: '+4540123404',
    mail: 'emma.larsen@nordiclight.example',
    lang: 'en',
    about: { vi: 'Nhà đầu tư nước ngoài, viết tiếng Anh', en: 'Foreign investor, writes English' },
  },
  {
    id: 'binh',
    name: 'Phạm Đức Bình',
    kind: 'person',
    phone: '0356789005',
    mail: 'binh.pham@nguoidan.example',
    lang: 'vi',
    about: { vi: 'Bác về hưu, gõ không dấu', en: 'Retired, types without diacritics' },
  },
];

/** Whoever else the hub writes to: an address typed into the portal's form, a member of staff. */
export function guest(mail: string, name: string): SimulatedPerson {
  return {
    id: mail,
    name: name || mail,
    kind: 'guest',
    phone: null,
    mail,
    lang: 'vi',
    about: { vi: 'Địa chỉ khác mà hệ thống đã gửi thư tới', en: 'Another address that the hub wrote to' },
  };
}
