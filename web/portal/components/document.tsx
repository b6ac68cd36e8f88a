import type { JSX, ReactNode } from 'react';
import type { PortalFrame } from '../../../src/contract/portal-pages.ts';
import { Mark, markDataUrl } from '../../shared/mark.tsx';
import { textsOf } from '../i18n/texts.ts';

type Place = 'home' | 'report' | 'lookup' | 'questions' | 'other';

function Header({ frame, place }: { readonly frame: PortalFrame; readonly place: Place }): JSX.Element {
  const texts = textsOf(frame.lang);
  const current = (here: Place): { 'aria-current'?: 'page' } => (here === place ? { 'aria-current': 'page' } : {});
  return (
    <header className="top">
      <div className="top-inner">
        <a className="brand" href="/" {...current('home')}>
          <Mark size={36} />
          <span>
            <strong>1022 {frame.province.name[frame.lang]}</strong>
            <span className="brand-sub">{texts.serviceName}</span>
          </span>
        </a>
        <nav className="top-nav" aria-label={texts.navLabel}>
          <a href="/gui" {...current('report')}>
            {texts.report}
          </a>
          <a href="/tra-cuu" {...current('lookup')}>
            {texts.lookup}
          </a>
          <a href="/hoi-dap" {...current('questions')}>
            {texts.questions.name}
          </a>
        </nav>
        <a
          className="lang"
          href={frame.otherLangHref}
          hrefLang={frame.lang === 'vi' ? 'en' : 'vi'}
          lang={frame.lang === 'vi' ? 'en' : 'vi'}
          title={texts.otherLangLabel}
        >
          {texts.otherLangName}
        </a>
      </div>
    </header>
  );
}

function Footer({ frame }: { readonly frame: PortalFrame }): JSX.Element {
  const texts = textsOf(frame.lang);
  return (
    <footer className="foot">
      <div className="foot-inner">
        <p>{texts.footerAbout(frame.province.centre[frame.lang])}</p>
        <ul>
          <li>
            <a href="/gui">{texts.report}</a>
          </li>
          <li>
            <a href="/tra-cuu">{texts.lookup}</a>
          </li>
          <li>
            <a href="/hoi-dap">{texts.questions.title}</a>
          </li>
          <li>
            <a href="/quyen-rieng-tu">{texts.privacy}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

export type DocumentProps = {
  readonly frame: PortalFrame;
  readonly title: string;
  readonly place: Place;
  /** Full-width band above the column; the home page's opening. */
  readonly hero?: ReactNode;
  /** Loads the page again by itself where no island can: it shows something that is still being made. */
  readonly isSettling?: boolean;
  readonly children: ReactNode;
};

/** Reports that were sent without a network tell of themselves here, on every page; empty for everybody else. */
function Waiting({ frame }: { readonly frame: PortalFrame }): JSX.Element {
  const texts = textsOf(frame.lang);
  return (
    <section
      className="waiting-list"
      aria-label={texts.waitingTitle}
      tabIndex={-1}
      data-island="waiting"
      data-words={JSON.stringify(texts.waitingIsland)}
      hidden
    />
  );
}

/** The whole HTML document around a page's content. No inline script or style: the portal's CSP forbids both. */
export function Document({ frame, title, place, hero, isSettling = false, children }: DocumentProps): JSX.Element {
  const texts = textsOf(frame.lang);
  const name = `1022 ${frame.province.name[frame.lang]}`;
  return (
    <html lang={frame.lang} data-theme="device">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b6b57" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#171614" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <title>{place === 'home' ? `${name} - ${texts.serviceName}` : `${title} - ${name}`}</title>
        <meta name="description" content={texts.homeLead(frame.province.centre[frame.lang])} />
        {isSettling && (
          <noscript>
            <meta httpEquiv="refresh" content="4" />
          </noscript>
        )}
        <link rel="icon" href={markDataUrl} />
        {frame.assets.css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {frame.assets.js.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <a className="skip" href="#main">
          {texts.skip}
        </a>
        <Header frame={frame} place={place} />
        <main id="main" tabIndex={-1}>
          {hero}
          <div className="column">
            <Waiting frame={frame} />
            {children}
          </div>
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}
