import type { Knowledge } from '../domain/routing/knowledge.ts';
import { createAnswerService } from '../features/answers/answer-service.ts';
import { createArticleService } from '../features/answers/article-service.ts';
import type { Ground } from './ground.ts';

/** Questions that many ask, with their approved answers. */
export function createAnswers({ database, reference, tickets, now, log }: Ground, knowledge: () => Promise<Knowledge>) {
  const answers = createAnswerService({ database, reference, knowledge, tickets, now });
  return { answers, articles: createArticleService({ database, reference, changed: answers.forget, now, log }) };
}
