import type { JSX } from 'react';
import type { ErrorPage } from '../../../src/contract/portal-pages.ts';
import { Document } from '../components/document.tsx';
import { textsOf } from '../i18n/texts.ts';

/** What happened, what was kept, what to do. A missing page and a wrong link look the same. */
export function ErrorView({ page }: { readonly page: ErrorPage }): JSX.Element {
  const { frame, status, message, backHref } = page;
  const texts = textsOf(frame.lang);
  const known = texts.errorTitles[status] === undefined ? (status < 500 ? 400 : 500) : status;
  // The words of 404 are always the same, so that nothing can be learned from them.
  const said = known === 404 ? null : message;
  const title = texts.errorTitles[known] ?? '';
  return (
    <Document frame={frame} title={title} place="other">
      <h1>{title}</h1>
      {said !== null && <p className="lead">{said}</p>}
      <p className={said === null ? 'lead' : ''}>{texts.errorTexts[known]}</p>
      <p className="actions">
        {backHref !== null && (
          <a className="button button-primary" href={backHref}>
            {texts.errorBack}
          </a>
        )}
        <a className="button button-quiet" href="/tra-cuu">
          {texts.lookup}
        </a>
        <a className="button button-quiet" href="/">
          {texts.errorHome}
        </a>
      </p>
    </Document>
  );
}
