/** Gives a table of words its loose type, so that the other language may have the same keys with other texts. */
export function words(table: Readonly<Record<string | number, string>>): Readonly<Record<string | number, string>> {
  return table;
}

export function wordList(list: readonly string[]): readonly string[] {
  return list;
}
