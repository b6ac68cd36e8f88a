/** What staff may send, by content, with the ends of name that fit; pictures are apart. */
const ends: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
};
/** The one content of all old Office files; only the name tells them apart. */
const oldOffice = 'application/x-cfb';

/**
 * The kind of a document and a name that says it; null: nothing that is sent. A name that says another thing than the content
 * gets the right end besides, so that nobody opens a program who was shown a letter.
 */
export function documentKind(file: {
  readonly name: string;
  /** By its content. */
  readonly type: string;
}): { readonly name: string; readonly type: string } | null {
  const lower = file.name.toLowerCase();
  const old = lower.endsWith('.xls') ? 'application/vnd.ms-excel' : 'application/msword';
  if (file.type === oldOffice && !lower.endsWith('.doc') && !lower.endsWith('.xls')) return null;
  const type = file.type === oldOffice ? old : file.type;
  const end = ends[type];
  if (end === undefined) return null;
  return { type, name: lower.endsWith(end) ? file.name : `${file.name}${end}` };
}
