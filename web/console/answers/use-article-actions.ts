import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleDetail, ArticleMoved, ArticleSaved } from '../../../src/contract/answers.ts';
import { articleQuery, articlesQuery, moveArticle, saveArticle } from '../api/answers.ts';
import { hasStatus } from '../api/api-error.ts';

/** Saving, publishing and retiring; list and page then show what the hub has. */
export function useArticleActions() {
  const client = useQueryClient();
  const onSuccess = (article: ArticleDetail) => {
    client.setQueryData(articleQuery(String(article.id)).queryKey, article);
    void client.invalidateQueries({ queryKey: articlesQuery.queryKey });
  };
  const onError = (error: Error) => {
    if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: ['answers'] });
  };
  return {
    save: useMutation({ mutationFn: (body: ArticleSaved) => saveArticle(body), onSuccess, onError }),
    move: useMutation({ mutationFn: (body: ArticleMoved) => moveArticle(body), onSuccess, onError }),
  };
}

export type ArticleActions = ReturnType<typeof useArticleActions>;
