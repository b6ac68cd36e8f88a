import { articleContent, type ArticleContent, type ArticleDetail, type ArticleRow } from '../../contract/answers.ts';
import { articleAddress } from '../../domain/answers/article-address.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import type { StoredArticle, StoredChange } from './article-store.ts';

/** What it says, without what the hub knows of it. */
export function contentOf(article: ArticleContent): ArticleContent {
  const { categoryCode, titleVi, asked, bodyVi, titleEn, bodyEn, source, isPublic } = article;
  return { categoryCode, titleVi, asked, bodyVi, titleEn, bodyEn, source, isPublic };
}

export function presentArticleRow(article: StoredArticle, { names }: ReferenceData): ArticleRow {
  const { id, state, isPublic, titleVi, titleEn, asked, version, uses, helped, updatedBy } = article;
  const category = nameOrNull(names.categories, article.categoryCode);
  const updatedAt = article.updatedAt.toISOString();
  return { id, state, isPublic, titleVi, titleEn, asked, category, version, uses, helped, updatedAt, updatedBy };
}

export function presentArticle(
  article: StoredArticle,
  changes: readonly StoredChange[],
  reference: ReferenceData,
): ArticleDetail {
  return {
    ...presentArticleRow(article, reference),
    content: contentOf(article),
    address: article.isPublic && article.state === 'published' ? articleAddress(article) : null,
    changes: changes.flatMap(({ version, kind, content, at, by }) => {
      const parsed = articleContent.safeParse(content);
      return parsed.success ? [{ version, kind, at: at.toISOString(), by, content: parsed.data }] : [];
    }),
  };
}
