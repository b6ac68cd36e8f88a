type Named = { readonly code: string; readonly vi: string; readonly en: string };

/**
 * What a business does: the sections of the Vietnam standard industrial classification (VSIC 2018, decision
 * 27/2018/QĐ-TTg), under names that people use. Codes are words, so that a later classification with other letters
 * changes no row.
 */
export const sectors: readonly Named[] = [
  { code: 'agriculture', vi: 'Nông nghiệp, lâm nghiệp, thủy sản', en: 'Agriculture, forestry, fishing' },
  { code: 'mining', vi: 'Khai khoáng', en: 'Mining' },
  { code: 'manufacturing', vi: 'Công nghiệp chế biến, chế tạo', en: 'Manufacturing' },
  { code: 'energy', vi: 'Điện, khí đốt, hơi nước', en: 'Electricity, gas, steam' },
  { code: 'water', vi: 'Cấp nước, xử lý nước thải và rác thải', en: 'Water supply, sewage and waste' },
  { code: 'construction', vi: 'Xây dựng', en: 'Construction' },
  { code: 'trade', vi: 'Bán buôn, bán lẻ, sửa chữa xe', en: 'Wholesale, retail, vehicle repair' },
  { code: 'transport', vi: 'Vận tải, kho bãi', en: 'Transport and storage' },
  { code: 'hospitality', vi: 'Lưu trú, ăn uống', en: 'Accommodation and food' },
  { code: 'information', vi: 'Thông tin, truyền thông', en: 'Information and communication' },
  { code: 'finance', vi: 'Tài chính, ngân hàng, bảo hiểm', en: 'Finance and insurance' },
  { code: 'real-estate', vi: 'Bất động sản', en: 'Real estate' },
  { code: 'professional', vi: 'Chuyên môn, khoa học, công nghệ', en: 'Professional, scientific, technical' },
  { code: 'administrative', vi: 'Dịch vụ hành chính, hỗ trợ', en: 'Administrative and support services' },
  { code: 'public', vi: 'Đảng, đoàn thể, quản lý nhà nước', en: 'Party, unions, public administration' },
  { code: 'education', vi: 'Giáo dục, đào tạo', en: 'Education' },
  { code: 'health', vi: 'Y tế, trợ giúp xã hội', en: 'Health and social work' },
  { code: 'arts', vi: 'Nghệ thuật, vui chơi, giải trí', en: 'Arts and recreation' },
  { code: 'other-services', vi: 'Dịch vụ khác', en: 'Other services' },
  { code: 'households', vi: 'Làm thuê trong hộ gia đình', en: 'Work in households' },
  { code: 'international', vi: 'Tổ chức quốc tế', en: 'International bodies' },
];

/**
 * Size of a business by decree 80/2021/NĐ-CP, article 5: people on social insurance, and revenue or capital of the year.
 * The words name the most people: first for farming, industry and construction, then for trade and services.
 */
export const sizes: readonly Named[] = [
  { code: 'micro', vi: 'Siêu nhỏ (đến 10 người)', en: 'Micro (up to 10 people)' },
  {
    code: 'small',
    vi: 'Nhỏ (đến 100 người; thương mại, dịch vụ: 50)',
    en: 'Small (up to 100; trade and services: 50)',
  },
  {
    code: 'medium',
    vi: 'Vừa (đến 200 người; thương mại, dịch vụ: 100)',
    en: 'Medium (up to 200; trade and services: 100)',
  },
  { code: 'large', vi: 'Lớn', en: 'Large' },
];
