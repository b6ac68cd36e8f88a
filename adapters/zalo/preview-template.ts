import type { Preview } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import type { TemplateField, ZaloSettings } from './schema.ts';

const facts: Readonly<Record<TemplateField['fact'], string>> = {
  code: 'mã hồ sơ',
  agency: 'đơn vị',
  link: 'đường dẫn',
  name: 'tên',
};

/** What a telephone gets: the fields of the approved template, whatever staff write. */
export function previewTemplate({ settings }: Pick<Account<ZaloSettings>, 'settings'>): Preview {
  const { znsTemplateId: id, znsFields: fields } = settings;
  if (id === undefined) return { parts: [], count: 0, encoding: null, problems: [] };
  const problem: Bilingual = fields.some(({ fact }) => fact === 'link')
    ? {
        vi: `Zalo chỉ gửi mẫu ZNS ${id} tới số điện thoại; người nhận đọc câu trả lời sau đường dẫn.`,
        en: `To a telephone number Zalo sends the ZNS template ${id} alone; the answer is read behind its link.`,
      }
    : {
        vi: `Zalo chỉ gửi mẫu ZNS ${id} tới số điện thoại, và mẫu này không có đường dẫn tới câu trả lời.`,
        en: `To a telephone number Zalo sends the ZNS template ${id} alone, and it has no link to the answer.`,
      };
  const shown = fields.map(({ param, fact }) => `${param}: [${facts[fact]}]`).join('\n');
  return { parts: [shown], count: 1, encoding: null, problems: [problem] };
}
