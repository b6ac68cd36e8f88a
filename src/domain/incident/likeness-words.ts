import { maskNumbers } from '../text/entities.ts';
import type { LikenessReason } from './compare-reports.ts';

type Words = { readonly vi: string; readonly en: string };
type Names = {
  readonly unit: (code: string) => Words;
  readonly category: (code: string) => Words;
};

function apart(minutes: number): Words {
  if (minutes < 60) {
    const near = Math.max(5, Math.ceil(minutes / 5) * 5);
    return { vi: `cách nhau dưới ${near} phút`, en: `less than ${near} minutes apart` };
  }
  if (minutes < 24 * 60) {
    const hours = Math.ceil(minutes / 60);
    return { vi: `trong ${hours} giờ`, en: `within ${hours} hours` };
  }
  const days = Math.ceil(minutes / (24 * 60));
  return { vi: `trong ${days} ngày`, en: `within ${days} days` };
}

function away(metres: number): Words {
  if (metres < 50) return { vi: 'cùng một điểm', en: 'the same point' };
  if (metres < 1000) {
    const near = Math.round(metres / 50) * 50;
    return { vi: `cách ${near} m`, en: `${near} m away` };
  }
  const km = (metres / 1000).toFixed(1);
  return { vi: `cách ${km.replace('.', ',')} km`, en: `${km} km away` };
}

/** A reason in words, to stand in a row with others: 'cùng Phường Võ Cường', 'cách 300 m'. */
export function likenessWords(reason: LikenessReason, names: Names): Words {
  switch (reason.kind) {
    case 'commune': {
      const { vi, en } = names.unit(reason.unitCode);
      return { vi: `cùng ${vi}`, en: `both in ${en}` };
    }
    case 'distance':
      return away(reason.metres);
    case 'name':
      return { vi: `cùng nói tới “${reason.written}”`, en: `both name “${reason.written}”` };
    case 'matter':
      return { vi: `cùng nói “${reason.matter.vi}”`, en: `both speak of “${reason.matter.en}”` };
    case 'words': {
      // Agencies read it: two reports of one person may share the number of an identity card.
      const said = reason.written.map((words) => `“${maskNumbers(words)}”`).join(', ');
      return { vi: `cùng viết ${said}`, en: `both write ${said}` };
    }
    case 'category': {
      const { vi, en } = names.category(reason.categoryCode);
      return { vi: `cùng lĩnh vực ${vi}`, en: `the same category: ${en}` };
    }
    case 'time':
      return apart(reason.minutes);
  }
}
