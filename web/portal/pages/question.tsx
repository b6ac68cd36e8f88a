import type { JSX } from 'react';
import type { QuestionPage } from '../../../src/contract/portal-pages.ts';
import { ArticleBody } from '../../shared/article-body.tsx';
import { Icon } from '../../shared/icons.tsx';
import { Document } from '../components/document.tsx';
import { fullDay } from '../dates.ts';
import { textsOf } from '../i18n/texts.ts';

/** One question and its approved answer. */
export function Question({ page }: { readonly page: QuestionPage }): JSX.Element {
  const { frame, article, shown, hasHelped } = page;
  const { lang } = frame;
  const texts = textsOf(lang).questions;
  const own = lang === 'en' ? article.en : article.vi;
  const { title, body } = own ?? article.vi;
  const inVietnamese = own === null ? { lang: 'vi' } : {};
  return (
    <Document frame={frame} title={title} place="questions">
      <p className="way-back">
        <a href="/hoi-dap">{texts.title}</a>
      </p>
      <article>
        <h1 {...inVietnamese}>{title}</h1>
        {own === null && <p className="notice">{texts.onlyVietnamese}</p>}
        <div {...inVietnamese}>
          <ArticleBody text={body} />
        </div>
        <p className="article-about">
          {article.source !== null && (
            <span>
              {texts.source} <span lang="vi">{article.source}</span>.{' '}
            </span>
          )}
          {texts.updated(fullDay(article.updatedAt, lang))}
        </p>
      </article>
      <section className="question-help" id="giup" aria-labelledby="help-title">
        <h2 id="help-title">{hasHelped ? texts.helpDone : texts.helpTitle}</h2>
        <div className="question-help-row">
          {!hasHelped && (
            <form method="post" action={`/hoi-dap/${String(article.id)}/tra-loi-duoc`}>
              <input type="hidden" name="shown" value={shown} />
              <button type="submit" className="button button-quiet">
                <Icon name="check" />
                {texts.helpYes}
              </button>
            </form>
          )}
          <a className="button button-quiet" href="/gui">
            <Icon name="pen" />
            {hasHelped ? texts.ask : texts.helpNo}
          </a>
        </div>
      </section>
    </Document>
  );
}
