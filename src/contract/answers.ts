import { z } from 'zod';
import { articleStates } from '../domain/answers/article.ts';
import { bilingual, instant, locale, named } from './common.ts';

const number = z.number().int().positive();

/** An article in the list. */
export const articleRow = z.object({
  id: number,
  state: z.enum(articleStates),
  /** Shown on the portal, once it is published. */
  isPublic: z.boolean(),
  titleVi: z.string(),
  titleEn: z.string().nullable(),
  /** Other ways to ask the same. */
  asked: z.array(z.string()),
  category: named.nullable(),
  version: number,
  /** Tickets that it was put into an answer of. */
  uses: z.number().int(),
  /** Readers of the portal who say that it answered them. */
  helped: z.number().int(),
  updatedAt: instant,
  /** Null: it came with the hub. */
  updatedBy: z.string().nullable(),
});
export type ArticleRow = z.infer<typeof articleRow>;

export const articleList = z.object({ items: z.array(articleRow) });
export type ArticleList = z.infer<typeof articleList>;

/** What an article says. */
export const articleContent = z.strictObject({
  categoryCode: z.string().max(60).nullable(),
  titleVi: z.string().trim().min(5).max(200),
  asked: z.array(z.string().trim().min(2).max(200)).max(40),
  bodyVi: z.string().trim().min(20).max(6000),
  titleEn: z.string().trim().min(5).max(200).nullable(),
  bodyEn: z.string().trim().min(20).max(6000).nullable(),
  /** The law it rests on. */
  source: z.string().trim().min(3).max(300).nullable(),
  isPublic: z.boolean(),
});
export type ArticleContent = z.infer<typeof articleContent>;

export const articleDetail = articleRow.extend({
  content: articleContent,
  /** Where the public reads it, from its publishing on; null: it is not public. */
  address: z.string().nullable(),
  /** What staff did, the latest first, each with what the article said from then on. */
  changes: z.array(
    z.object({
      version: number,
      kind: z.enum(['created', 'edited', 'published', 'retired', 'draft']),
      at: instant,
      by: z.string(),
      content: articleContent,
    }),
  ),
});
export type ArticleDetail = z.infer<typeof articleDetail>;

export const articleSaved = z.strictObject({
  ...articleContent.shape,
  /** The article and its version when the change was begun; null: a new one. */
  before: z.strictObject({ id: number, version: number }).nullable(),
});
export type ArticleSaved = z.infer<typeof articleSaved>;

export const articleMoved = z.strictObject({ id: number, version: number, state: z.enum(articleStates) });
export type ArticleMoved = z.infer<typeof articleMoved>;

/** An article that may answer a ticket. */
export const offeredAnswer = z.object({
  id: number,
  title: z.string(),
  /** In the language of the ticket, where the article has it. */
  body: z.string(),
  lang: locale,
  source: z.string().nullable(),
  /** Why it was found, in words. */
  reasons: z.array(bilingual),
  /** It was put into the answer of this ticket. */
  used: z.boolean(),
});
export type OfferedAnswer = z.infer<typeof offeredAnswer>;

export const offeredAnswers = z.object({ items: z.array(offeredAnswer) });
export type OfferedAnswers = z.infer<typeof offeredAnswers>;

/** Words to search for; without them those of the report count. */
export const offerQuery = z.strictObject({ q: z.string().max(200).optional() });

/** An article was put into a draft, or taken out again. */
export const answerUse = z.strictObject({ article: number, used: z.boolean() });
export type AnswerUse = z.infer<typeof answerUse>;
