/** States of an article; only published ones are offered to anybody. */
export const articleStates = ['draft', 'published', 'retired'] as const;
export type ArticleState = (typeof articleStates)[number];

/** An article as far as it is searched. */
export type SearchableArticle = {
  readonly id: number;
  readonly categoryCode: string | null;
  readonly titleVi: string;
  readonly titleEn: string | null;
  /** Other ways to ask the same. */
  readonly asked: readonly string[];
  readonly bodyVi: string;
  readonly bodyEn: string | null;
};
