import type { JSX } from 'react';
import type { WidgetPage } from '../../src/contract/portal-pages.ts';
import { Icon } from '../shared/icons.tsx';
import { Mark, markDataUrl } from '../shared/mark.tsx';
import { widgetWords } from './words.ts';

/** The page inside the frame on another site. Its words ride along as data; no inline script or style. */
export function WidgetView({ page }: { readonly page: WidgetPage }): JSX.Element {
  const { frame, theme } = page;
  const { lang, province } = frame;
  const words = widgetWords(lang);
  const centre = province.centre[lang];
  return (
    <html lang={lang} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.title}</title>
        <link rel="icon" href={markDataUrl} />
        {frame.assets.css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {frame.assets.js.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <main className="chat" data-chat="" data-words={JSON.stringify(words.island)}>
          <header className="chat-head">
            <Mark size={32} />
            <div>
              <h1>{words.title}</h1>
              <p>{words.lead}</p>
            </div>
          </header>
          <div className="chat-body" tabIndex={0} role="region" aria-label={words.thread} data-scroll="">
            <div className="chat-hello">
              <p>{words.hello(centre)}</p>
              <p className="chat-small">{words.emergency}</p>
              <button type="button" className="chat-forget" data-forget="" hidden>
                {words.forget}
              </button>
            </div>
            <ol className="chat-list" data-list="" />
            <noscript>
              <p className="chat-hello">
                {words.noScript}{' '}
                <a href="/gui" target="_blank" rel="noopener">
                  {words.form}
                </a>
              </p>
            </noscript>
          </div>
          <p className="unseen" role="status" data-news="" />
          <p className="chat-note" role="status" data-note="" />
          <form className="chat-form" data-form="" noValidate>
            <ul className="chat-files" data-files="" hidden />
            <div className="chat-row">
              <input
                id="file"
                type="file"
                accept="image/*,video/*"
                multiple
                className="unseen"
                aria-label={words.photo}
                data-file=""
              />
              <label className="chat-icon" htmlFor="file" title={words.photo}>
                <Icon name="camera" size={24} />
              </label>
              <label className="unseen" htmlFor="message">
                {words.label}
              </label>
              <textarea id="message" rows={1} maxLength={4000} placeholder={words.placeholder} data-text="" />
              <button type="submit" className="chat-send">
                {words.send}
              </button>
            </div>
          </form>
        </main>
      </body>
    </html>
  );
}
