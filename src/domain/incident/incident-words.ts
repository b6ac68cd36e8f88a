type Words = { readonly vi: string; readonly en: string };

/** An event of an incident as one sentence; null for events of other things. */
export function incidentEventWords(type: string, title: string): Words | null {
  switch (type) {
    case 'incident.joined':
      return { vi: `Gộp vào sự việc “${title}”`, en: `Joined to the incident “${title}”` };
    case 'incident.left':
      return { vi: `Tách khỏi sự việc “${title}”`, en: `Split from the incident “${title}”` };
    case 'incident.confirmed':
      return { vi: `Xác nhận sự việc “${title}”`, en: `The incident “${title}” was confirmed` };
    case 'incident.dismissed':
      return { vi: `“${title}” không phải một sự việc`, en: `“${title}” is not one incident` };
    case 'incident.renamed':
      return { vi: `Đổi tên sự việc thành “${title}”`, en: `The incident is now called “${title}”` };
    case 'incident.ended':
      return { vi: `Sự việc “${title}” đã kết thúc`, en: `The incident “${title}” has ended` };
    case 'incident.reopened':
      return { vi: `Mở lại sự việc “${title}”`, en: `The incident “${title}” was reopened` };
    default:
      return null;
  }
}
