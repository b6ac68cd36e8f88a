import { queryOptions } from '@tanstack/react-query';
import {
  articleDetail,
  articleList,
  offeredAnswers,
  type AnswerUse,
  type ArticleDetail,
  type ArticleMoved,
  type ArticleSaved,
  type OfferedAnswers,
} from '../../../src/contract/answers.ts';
import { request } from './request.ts';

export const articlesQuery = queryOptions({
  queryKey: ['answers', 'list'],
  queryFn: ({ signal }) => request({ path: '/api/v1/answers', schema: articleList, signal }),
});

export function articleQuery(id: string) {
  return queryOptions({
    queryKey: ['answers', 'one', id],
    queryFn: ({ signal }) =>
      request({ path: `/api/v1/answers/${encodeURIComponent(id)}`, schema: articleDetail, signal }),
  });
}

/** What may answer a ticket; with words, what fits those. */
export function offersQuery(ticketId: string, words: string) {
  const query = words === '' ? '' : `?q=${encodeURIComponent(words)}`;
  return queryOptions({
    queryKey: ['answers', 'offers', ticketId, words],
    queryFn: ({ signal }) =>
      request({ path: `/api/v1/tickets/${ticketId}/answers${query}`, schema: offeredAnswers, signal }),
  });
}

export function saveArticle(body: ArticleSaved): Promise<ArticleDetail> {
  return request({ path: '/api/v1/answers', schema: articleDetail, body });
}

export function moveArticle(body: ArticleMoved): Promise<ArticleDetail> {
  return request({ path: '/api/v1/answers/state', schema: articleDetail, body });
}

export function noteUse(ticketId: string, body: AnswerUse): Promise<OfferedAnswers> {
  return request({ path: `/api/v1/tickets/${ticketId}/answers/use`, schema: offeredAnswers, body });
}
