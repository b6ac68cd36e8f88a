import type { Role } from '../../src/domain/access/roles.ts';

/** One password for all accounts of the demo; printed at start, never used outside of a demo. */
export const demoPassword = 'demo-1022-bac-ninh';

type DemoAccount = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
};

/** One account of each role, and two agencies with officers and lead. */
export const demoStaff: readonly DemoAccount[] = [
  { email: 'dtv@demo.hub1022.local', name: 'Nguyễn Thu Hà', role: 'operator', agency: null },
  { email: 'chuyenvien.sxd@demo.hub1022.local', name: 'Trần Minh Đức', role: 'officer', agency: 'so-xay-dung' },
  { email: 'lanhdao.sxd@demo.hub1022.local', name: 'Phạm Quốc Bảo', role: 'lead', agency: 'so-xay-dung' },
  { email: 'chuyenvien.dienluc@demo.hub1022.local', name: 'Vũ Hải Yến', role: 'officer', agency: 'dien-luc' },
  { email: 'lanhdao.dienluc@demo.hub1022.local', name: 'Đặng Văn Khoa', role: 'lead', agency: 'dien-luc' },
  { email: 'giamsat@demo.hub1022.local', name: 'Lê Thị Mai Phương', role: 'supervisor', agency: null },
  { email: 'thanhtra@demo.hub1022.local', name: 'Hoàng Anh Tuấn', role: 'inspector', agency: null },
  { email: 'quantri@demo.hub1022.local', name: 'Bùi Thanh Sơn', role: 'administrator', agency: null },
  { email: 'kiemtoan@demo.hub1022.local', name: 'Ngô Thúy Quỳnh', role: 'auditor', agency: null },
  { email: 'chuyenvien2.sxd@demo.hub1022.local', name: 'Lưu Ngọc Hạnh', role: 'officer', agency: 'so-xay-dung' },
];
