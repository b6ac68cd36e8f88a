import type { AnswerUse, OfferedAnswer, OfferedAnswers } from '../../contract/answers.ts';
import type { FoundArticle, PublicArticle } from '../../contract/portal-pages.ts';
import type { TicketDetail } from '../../contract/tickets.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { createAnswerIndex, type AnswerIndex } from '../../domain/answers/answer-index.ts';
import { findAnswers, offerFrom, showFrom, suggestFrom, type FoundAnswer } from '../../domain/answers/find-answers.ts';
import { findPlace } from '../../domain/place/find-place.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { decide } from '../../domain/routing/decide.ts';
import type { ReportFlag } from '../../domain/routing/decision.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { forbidden, notFound } from '../../lib/errors.ts';
import { createFreshValue } from '../../lib/fresh-value.ts';
import type { Database } from '../../platform/sql.ts';
import { presentFound, presentOffered, presentPublic } from './answer-presenter.ts';
import { listArticles, type StoredArticle } from './article-store.ts';
import { noteHelped, noteUse, undoUse, usedIn } from './answer-use-store.ts';

/** Another process offers what was published here within half a minute. */
const freshMs = 20_000;
const mostOffered = 3;
const mostSearched = 8;
/** Whoever writes of these needs a person, not a page to read. */
const grave: readonly ReportFlag[] = ['urgent', 'denunciation', 'complaint', 'spam'];

export type AnswerDeps = {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  /** How texts are read now. */
  readonly knowledge: () => Promise<Knowledge>;
  readonly tickets: { readonly detail: (actor: StaffActor, id: string) => Promise<TicketDetail | null> };
  readonly now: () => Date;
};

type Library = { readonly articles: ReadonlyMap<number, StoredArticle>; readonly index: AnswerIndex };

/** What the sender asks: the report, and what came after it. */
function askedIn({ thread }: TicketDetail): string {
  const said = thread.filter(({ direction, removedAt }) => direction === 'in' && removedAt === null);
  return said
    .slice(0, 5)
    .map(({ subject, text }) => (subject === null ? text : `${subject}\n${text}`))
    .join('\n');
}

/** Finds published articles: for a ticket, for a reader of the portal, for somebody who is about to send a question. */
export function createAnswerService({ database, reference, knowledge, tickets, now }: AnswerDeps) {
  const library = createFreshValue({
    async load(): Promise<{ readonly all: Library; readonly open: Library }> {
      const [rows, { abbreviations }] = await Promise.all([listArticles(database), knowledge()]);
      const published = rows.filter(({ state }) => state === 'published');
      const libraryOf = (articles: readonly StoredArticle[]): Library => ({
        articles: new Map(articles.map((article) => [article.id, article])),
        index: createAnswerIndex(articles, abbreviations),
      });
      return { all: libraryOf(published), open: libraryOf(published.filter(({ isPublic }) => isPublic)) };
    },
    forMs: freshMs,
    now,
  });

  async function found<Shown>(
    where: Library,
    question: { readonly text: string; readonly categoryCode: string | null; readonly least: number },
    show: (article: StoredArticle, found: FoundAnswer) => Shown,
  ): Promise<Shown[]> {
    const { text, categoryCode, least } = question;
    const place = findPlace(wordsOf(shownForm(text)), (await knowledge()).gazetteer, {})?.span ?? null;
    return findAnswers(where.index, { text, place, categoryCode }, least).flatMap((one) => {
      const article = where.articles.get(one.id);
      return article ? [show(article, one)] : [];
    });
  }

  async function seenBy(actor: StaffActor, ticketId: string): Promise<TicketDetail> {
    const ticket = await tickets.detail(actor, ticketId);
    if (!ticket) throw notFound();
    return ticket;
  }

  /** Up to three articles that fit what the sender asks; or those that fit the words searched for. */
  async function offer(actor: StaffActor, ticketId: string, words: string): Promise<OfferedAnswers> {
    const ticket = await seenBy(actor, ticketId);
    const [{ all }, used, data] = await Promise.all([library.current(), usedIn(database, ticket.id), reference()]);
    const isSearch = words.trim() !== '';
    const question = {
      text: isSearch ? words : askedIn(ticket),
      categoryCode: ticket.category?.code ?? null,
      least: isSearch ? showFrom : offerFrom,
    };
    const items: OfferedAnswer[] = await found(all, question, (article, one) =>
      presentOffered(article, one, { lang: ticket.lang, used: used.has(article.id), reference: data }),
    );
    return { items: items.slice(0, isSearch ? mostSearched : mostOffered) };
  }

  return {
    /** What was changed is offered by this process at once. */
    forget: library.forget,

    offer,

    /** Counts that an article went into a draft, or was taken out again. */
    async use(actor: StaffActor, ticketId: string, { article, used }: AnswerUse): Promise<OfferedAnswers> {
      const ticket = await seenBy(actor, ticketId);
      if (!ticket.actions.some((action) => action === 'submit' || action === 'ask')) throw forbidden();
      const { all } = await library.current();
      if (!all.articles.has(article)) throw notFound();
      const input = { articleId: article, ticketId: ticket.id };
      if (used) await noteUse(database, { ...input, at: now(), by: actor.id });
      else await undoUse(database, input);
      return offer(actor, ticketId, '');
    },

    /** What everybody may read, the most helpful first; with words, what fits them. */
    async shelf(words: string): Promise<PublicArticle[]> {
      const { open } = await library.current();
      if (words.trim() !== '') return found(open, { text: words, categoryCode: null, least: showFrom }, presentPublic);
      return [...open.articles.values()].map(presentPublic);
    },

    /** One that everybody may read; null: there is none of this number. */
    async read(id: number): Promise<PublicArticle | null> {
      const { open } = await library.current();
      const article = open.articles.get(id);
      return article ? presentPublic(article) : null;
    },

    /** Up to three public articles for somebody who writes a question; empty for a report, and where none fits well. */
    async suggest(input: { readonly text: string; readonly categoryCode: string | null }): Promise<FoundArticle[]> {
      const { open } = await library.current();
      if (open.articles.size === 0 || input.text.trim() === '') return [];
      const { flags, category } = decide({ text: input.text, channel: 'web' }, await knowledge());
      if (!flags.includes('question') || flags.some((flag) => grave.includes(flag))) return [];
      const question = { ...input, categoryCode: input.categoryCode ?? category?.code ?? null, least: suggestFrom };
      return (await found(open, question, presentFound)).slice(0, mostOffered);
    },

    /** A reader says that it answered the question. False: there is no such public article. */
    helped: (id: number): Promise<boolean> => noteHelped(database, id),
  };
}

export type AnswerService = ReturnType<typeof createAnswerService>;
