import { z } from 'zod';
import {
  answerUse,
  articleDetail,
  articleList,
  articleMoved,
  articleSaved,
  offeredAnswers,
  offerQuery,
} from '../../contract/answers.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { AnswerService } from './answer-service.ts';
import type { ArticleService } from './article-service.ts';

const tag = 'Answers';
const ofTicket = z.strictObject({ id: z.uuid() });

/** Questions that many ask, their approved answers, and where those are used. */
export function answerRoutes(articles: ArticleService, answers: AnswerService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/answers',
      tag,
      summary: 'All articles',
      access: 'staff',
      response: articleList,
      handle: () => articles.list(),
    }),
    staffRoute({
      method: 'get',
      path: '/answers/:number',
      tag,
      summary: 'An article with its history',
      access: 'staff',
      params: z.strictObject({ number: z.coerce.number().int().positive().max(2_147_483_647) }),
      response: articleDetail,
      handle: ({ params }) => articles.one(params.number),
    }),
    staffRoute({
      method: 'post',
      path: '/answers',
      tag,
      summary: 'Save an article, or add one as a draft',
      access: 'answer:write',
      body: articleSaved,
      response: articleDetail,
      handle: ({ actor, body }) => articles.save(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/answers/state',
      tag,
      summary: 'Publish an article, retire it, or take it back',
      access: 'answer:write',
      body: articleMoved,
      response: articleDetail,
      handle: ({ actor, body }) => articles.move(actor, body),
    }),
    staffRoute({
      method: 'get',
      path: '/tickets/:id/answers',
      tag,
      summary: 'Articles that may answer a ticket, or that fit the words searched for',
      access: 'ticket:read',
      params: ofTicket,
      query: offerQuery,
      response: offeredAnswers,
      handle: ({ actor, params, query }) => answers.offer(actor, params.id, query.q ?? ''),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/answers/use',
      tag,
      summary: 'An article went into the draft of an answer, or was taken out again',
      access: 'ticket:read',
      params: ofTicket,
      body: answerUse,
      response: offeredAnswers,
      handle: ({ actor, params, body }) => answers.use(actor, params.id, body),
    }),
  ];
}
