/** Of files that people send in chats, by how their names end. */
const types: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['amr', 'audio/amr'],
  ['aac', 'audio/aac'],
  ['m4a', 'audio/mp4'],
  ['mp3', 'audio/mpeg'],
  ['pdf', 'application/pdf'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['zip', 'application/zip'],
]);

/** How a file name or the path of an address ends, in lower case and without the dot; undefined: no ending. */
export function endingOf(name: string): string | undefined {
  return /\.([a-z0-9]{2,5})$/iu.exec(name)?.[1]?.toLowerCase();
}

/** The usual type of files that end so; undefined: none that we know. The file itself is examined once it is here. */
export function typeOfEnding(ending: string | undefined): string | undefined {
  return ending === undefined ? undefined : types.get(ending);
}
