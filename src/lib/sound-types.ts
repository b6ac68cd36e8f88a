/** Sound that browsers may be handed as what it is, by what its content says, and how its file is called. */
const endings: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/vnd.wave', 'wav'],
  ['audio/ogg', 'ogg'],
  ['audio/opus', 'ogg'],
  ['audio/aac', 'aac'],
  ['audio/mp4', 'm4a'],
  ['audio/x-m4a', 'm4a'],
  ['audio/flac', 'flac'],
  ['audio/x-flac', 'flac'],
  ['audio/amr', 'amr'],
]);

/** The kind of a sound, without parameters; null: no sound that we know. */
export function soundType(type: string | null): string | null {
  const plain = type?.split(';')[0]?.trim() ?? '';
  return endings.has(plain) ? plain : null;
}

/** How the name of a file of this kind ends. */
export function soundEnding(type: string): string {
  return endings.get(type) ?? 'bin';
}
