import type { ArticleContent, ArticleDetail, ArticleList, ArticleMoved, ArticleSaved } from '../../contract/answers.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { contentOf, presentArticle, presentArticleRow } from './article-presenter.ts';
import { findArticle, listArticles, listChanges, moveArticle, noteChange, writeArticle } from './article-store.ts';

export type ArticleDeps = {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  /** What is offered rests on it from now on. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

function changedMeanwhile(): HubError {
  return new HubError('conflict', 'article_changed', {
    vi: 'Người khác vừa sửa bài này. Nội dung bạn viết vẫn còn trên trang; xem bản mới rồi lưu lại.',
    en: 'Somebody just changed this article. What you wrote is still on the page; look at the new text and save again.',
  });
}

function refused(field: string, vi: string, en: string): HubError {
  return new HubError(
    'invalid',
    'article',
    {
      vi: 'Chưa lưu được. Sửa mục được nêu rồi lưu lại.',
      en: 'It was not saved. Correct what is named and save again.',
    },
    { fields: [{ field, message: { vi, en } }] },
  );
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

function tidied(content: ArticleContent): ArticleContent {
  return {
    ...content,
    titleVi: tidy(content.titleVi),
    asked: [...new Set(content.asked.map(tidy))],
    bodyVi: tidy(content.bodyVi),
    titleEn: content.titleEn && tidy(content.titleEn),
    bodyEn: content.bodyEn && tidy(content.bodyEn),
    source: content.source && tidy(content.source),
  };
}

/** The articles as staff read, write, publish and retire them. */
export function createArticleService({ database, reference, changed, now, log }: ArticleDeps) {
  async function detail(sql: Sql, id: number): Promise<ArticleDetail> {
    const [article, changes, data] = await Promise.all([findArticle(sql, id), listChanges(sql, id), reference()]);
    if (!article) throw notFound();
    return presentArticle(article, changes, data);
  }

  async function check(content: ArticleContent): Promise<void> {
    const { categories } = await reference();
    if (content.categoryCode !== null && !categories.has(content.categoryCode))
      throw refused('categoryCode', 'Không có lĩnh vực này.', 'There is no such category.');
    if ((content.titleEn === null) !== (content.bodyEn === null))
      throw refused(
        content.titleEn === null ? 'titleEn' : 'bodyEn',
        'Bản tiếng Anh cần cả câu hỏi và câu trả lời, hoặc bỏ trống cả hai.',
        'The English text needs both question and answer, or neither.',
      );
  }

  return {
    async list(): Promise<ArticleList> {
      const [articles, data] = await Promise.all([listArticles(database), reference()]);
      return { items: articles.map((article) => presentArticleRow(article, data)) };
    },

    one: (id: number): Promise<ArticleDetail> => detail(database, id),

    /** Saves a new article as a draft, or changes one; a published one says the new text at once. */
    async save(actor: StaffActor, { before, ...written }: ArticleSaved): Promise<ArticleDetail> {
      const content = tidied(written);
      await check(content);
      const stamp = { at: now(), by: actor.id };
      const saved = await database.transaction(async (tx) => {
        if (before !== null && !(await findArticle(tx, before.id))) throw notFound();
        const row = await writeArticle(tx, content, { before, ...stamp });
        if (!row) throw changedMeanwhile();
        await noteChange(tx, row, { kind: before === null ? 'created' : 'edited', content, ...stamp });
        return row;
      });
      changed();
      log.info({ article: saved.id, version: saved.version, by: actor.id }, 'an article was saved');
      return detail(database, saved.id);
    },

    /** Publishes, retires or takes back. */
    async move(actor: StaffActor, { id, version, state }: ArticleMoved): Promise<ArticleDetail> {
      const stamp = { at: now(), by: actor.id };
      await database.transaction(async (tx) => {
        const article = await findArticle(tx, id);
        if (!article) throw notFound();
        const row = await moveArticle(tx, { id, version }, { state, ...stamp });
        if (!row) throw changedMeanwhile();
        await noteChange(tx, row, { kind: state, content: contentOf(article), ...stamp });
      });
      changed();
      log.info({ article: id, state, by: actor.id }, 'an article was moved');
      return detail(database, id);
    },
  };
}

export type ArticleService = ReturnType<typeof createArticleService>;
