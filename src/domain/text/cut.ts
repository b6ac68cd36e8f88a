/** The first `length` code units of a text; never half of a letter that takes two (PostgreSQL refuses halves). */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
