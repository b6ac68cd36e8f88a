import type { JSX } from 'react';
import type { PortalFrame } from '../../../src/contract/portal-pages.ts';
import { textsOf } from '../i18n/texts.ts';

type Props = { readonly frame: PortalFrame };

/** Where the island shows answers that may be there already; it stands above the buttons and never in their way. */
export function FoundAnswers({ frame }: Props): JSX.Element {
  const texts = textsOf(frame.lang).questions;
  return (
    <section className="found-answers" data-found-answers="" aria-labelledby="found-answers-title" hidden>
      <h2 id="found-answers-title" tabIndex={-1}>
        {texts.offerTitle}
      </h2>
      <p className="hint">{texts.offerLead}</p>
      <div data-found-list="" />
    </section>
  );
}

/** What takes the place of the form for somebody whose question was answered. */
export function AnsweredInstead({ frame }: Props): JSX.Element {
  const texts = textsOf(frame.lang).questions;
  return (
    <section className="notice notice-green" data-answered="" tabIndex={-1} hidden>
      <div>
        <h2>{texts.answeredTitle}</h2>
        <p>{texts.answeredText}</p>
        <p className="question-help-row">
          <button type="button" className="button button-quiet" data-answered-back="">
            {texts.answeredBack}
          </button>
          <a className="button button-quiet" href="/">
            {texts.answeredHome}
          </a>
        </p>
      </div>
    </section>
  );
}
