import type { JSX } from 'react';
import { Icon } from '../../shared/icons.tsx';
import type { QuestionTexts } from '../i18n/vi-questions.ts';

type Props = { readonly typed: string; readonly texts: QuestionTexts };

/** Asks in one's own words; a plain form, without scripts too. */
export function QuestionSearch({ typed, texts }: Props): JSX.Element {
  return (
    <form method="get" action="/hoi-dap" role="search" className="question-search">
      <label htmlFor="q">{texts.search}</label>
      <p className="hint" id="q-hint">
        {texts.searchHint}
      </p>
      <div className="question-search-row">
        <input id="q" name="q" type="search" maxLength={200} defaultValue={typed} aria-describedby="q-hint" />
        <button type="submit" className="button button-primary">
          <Icon name="search" />
          {texts.searchButton}
        </button>
      </div>
    </form>
  );
}
