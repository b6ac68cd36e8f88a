export type Words = Readonly<Record<string, string>>;

/** The words that the server put on an element as data; islands hold none of their own. */
export function wordsOf(element: HTMLElement): Words {
  const parsed: unknown = JSON.parse(element.dataset['words'] ?? '{}');
  const entries = Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {});
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** One sentence with its `{gaps}` filled. */
export function say(words: Words, key: string, gaps: Words = {}): string {
  return (words[key] ?? '').replace(/\{(\w+)\}/g, (_all, gap: string) => gaps[gap] ?? '');
}
