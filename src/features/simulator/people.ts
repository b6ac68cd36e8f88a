import type { SimulatedPerson } from '../../contract/simulator.ts';

const host = 'nguoidan.example';

/** Citizens and firms of the demo. Names, numbers and addresses are invented; `.example` can never be delivered to. */
export const readyMadePeople: readonly SimulatedPerson[] = [
  {
    id: 'lan',
    name: 'Nguyễn Thị Lan',
    kind: 'person',
    phone: '0912345601',
    mail: `lan.nguyen@${host}`,
    lang: 'vi',
    about: { vi: 'Chủ cửa hàng ở phường Võ Cường', en: 'Shopkeeper in Võ Cường ward' },
  },
  {
    id: 'hung',
    name: 'Trần Văn Hùng',
    kind: 'person',
    phone: '0987654302',
    mail: `hung.tran@${host}`,
    lang: 'vi',
    about: { vi: 'Công nhân khu công nghiệp Quế Võ', en: 'Worker in Quế Võ industrial park' },
  },
  {
    id: 'thinh-phat',
    name: 'Công ty TNHH Cơ khí Thịnh Phát',
    kind: 'business',
    phone: '0903567803',
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
    mail: `binh.pham@${host}`,
    lang: 'vi',
    about: { vi: 'Bác về hưu, gõ không dấu', en: 'Retired, types without diacritics' },
  },
  {
    id: 'mai',
    name: 'Đỗ Thanh Mai',
    kind: 'person',
    phone: '0968112306',
    mail: `mai.do@${host}`,
    lang: 'vi',
    about: { vi: 'Giáo viên mầm non ở Từ Sơn', en: 'Nursery teacher in Từ Sơn' },
  },
  {
    id: 'khanh',
    name: 'Vũ Quốc Khánh',
    kind: 'person',
    phone: '0977445507',
    mail: `khanh.vu@${host}`,
    lang: 'vi',
    about: { vi: 'Lái xe tải tuyến Bắc Giang – Hà Nội', en: 'Lorry driver between Bắc Giang and Hà Nội' },
  },
  {
    id: 'hoa',
    name: 'Lê Thị Hoa',
    kind: 'person',
    phone: '0389456708',
    mail: `hoa.le@${host}`,
    lang: 'vi',
    about: { vi: 'Trồng vải ở Lục Ngạn', en: 'Grows lychees in Lục Ngạn' },
  },
  {
    id: 'tuan',
    name: 'Ngô Anh Tuấn',
    kind: 'person',
    phone: '0934223109',
    mail: `tuan.ngo@${host}`,
    lang: 'vi',
    about: { vi: 'Sinh viên, thuê trọ ở Yên Phong', en: 'Student, rents a room in Yên Phong' },
  },
  {
    id: 'phuc-an',
    name: 'Hợp tác xã Gốm Phúc An',
    kind: 'business',
    phone: '0913890110',
    mail: 'htx@phucan.example',
    lang: 'vi',
    about: { vi: 'Hợp tác xã làng nghề, 40 hộ', en: 'Craft cooperative of 40 households' },
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

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý'];
const middles = ['Văn', 'Thị', 'Đức', 'Thu', 'Minh', 'Ngọc', 'Quang', 'Thanh', 'Hữu'];
const givens = [
  'An',
  'Bắc',
  'Chi',
  'Dũng',
  'Giang',
  'Hạnh',
  'Khoa',
  'Linh',
  'Nam',
  'Oanh',
  'Quý',
  'Sơn',
  'Thảo',
  'Yến',
];

/** A name made of invented parts; the same number gives the same name. */
export function inventName(number: number): string {
  const part = (parts: readonly string[], step: number): string => parts[(number * step) % parts.length] ?? '';
  return [part(families, 7), part(middles, 5), part(givens, 3)].join(' ');
}

/** Somebody added while the simulator runs; `number` makes their addresses unlike everybody else's. */
export function newcomer(input: {
  readonly name: string;
  readonly phone: string;
  readonly number: number;
  readonly isOfCrowd: boolean;
}): SimulatedPerson {
  return {
    id: `p${input.number}`,
    name: input.name,
    kind: 'person',
    phone: input.phone,
    mail: `p${input.number}@${host}`,
    lang: 'vi',
    about: input.isOfCrowd
      ? { vi: 'Trong nhóm người cùng nhắn', en: 'Of those who wrote at once' }
      : { vi: 'Người thêm trong phiên này', en: 'Added in this session' },
  };
}
