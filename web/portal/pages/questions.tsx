import type { JSX } from 'react';
import type { PublicArticle, QuestionsPage } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { Document } from '../components/document.tsx';
import { QuestionSearch } from '../components/question-search.tsx';
import { textsOf } from '../i18n/texts.ts';

/** Questions that many ask, by their matter; or what fits the words searched for. */
export function Questions({ page }: { readonly page: QuestionsPage }): JSX.Element {
  const { frame, typed, groups } = page;
  const { lang } = frame;
  const texts = textsOf(lang).questions;
  const count = groups.reduce((sum, { articles }) => sum + articles.length, 0);
  const isSearch = typed.trim() !== '';
  const item = ({ id, href, vi, en }: PublicArticle) => (
    <li key={id}>
      {lang === 'en' && en === null ? (
        <a href={href}>
          <span lang="vi">{vi.title}</span> <span className="hint">{texts.inVietnamese}</span>
        </a>
      ) : (
        <a href={href}>{((lang === 'en' ? en : null) ?? vi).title}</a>
      )}
    </li>
  );
  return (
    <Document frame={frame} title={texts.title} place="questions">
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>
      <QuestionSearch typed={typed} texts={texts} />
      {isSearch && (
        <div className="questions-found">
          <h2>{count === 0 ? texts.foundNone(typed) : texts.found(count, typed)}</h2>
          {count === 0 && <p>{texts.foundNoneHint}</p>}
        </div>
      )}
      {!isSearch && count === 0 && <p>{texts.none}</p>}
      {groups.map(({ name, articles }) => (
        <section key={name?.vi ?? ''} className="questions-group">
          {!isSearch && <h2>{name?.[lang] ?? texts.rest}</h2>}
          <ul className="questions-list">{articles.map(item)}</ul>
        </section>
      ))}
      <p className="questions-more">
        {isSearch && (
          <a className="button button-quiet" href="/hoi-dap">
            {texts.all}
          </a>
        )}
        <a className="button button-quiet" href="/gui">
          <Icon name="pen" />
          {texts.ask}
        </a>
      </p>
    </Document>
  );
}
