import type { JSX } from 'react';
import type { LookupPage } from '../../../src/contract/portal-pages.ts';
import { Document } from '../components/document.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { PromiseBlock, StateChip, Steps, TicketCode } from '../components/progress.tsx';
import type { Texts } from '../i18n/texts.ts';
import { textsOf } from '../i18n/texts.ts';

function problemOf({ result, typed }: LookupPage, texts: Texts): string | null {
  switch (result.type) {
    case 'malformed':
      return texts.lookupMalformed(typed);
    case 'unknown':
      return texts.lookupUnknown;
    case 'none':
    case 'found':
      return null;
  }
}

/** Status by code: the step that was reached and nothing of the matter or the person. */
export function Lookup({ page }: { readonly page: LookupPage }): JSX.Element {
  const { frame, result } = page;
  const texts = textsOf(frame.lang);
  const problem = problemOf(page, texts);
  return (
    <Document frame={frame} title={texts.lookupTitle} place="lookup">
      <h1>{texts.lookupTitle}</h1>
      <p className="lead">{texts.lookupLead}</p>
      <form method="get" action="/tra-cuu" className="form lookup">
        <Field name="code" label={texts.codeLabel} hint={texts.codeHint(frame.province.exampleCode)} problem={problem}>
          <div className="lookup-row">
            <input
              id="code"
              name="code"
              className="code-input"
              maxLength={40}
              defaultValue={page.typed}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              {...(problem !== null && { 'aria-invalid': true })}
              {...describedBy('code', { hint: true, problem: problem !== null })}
            />
            <button type="submit" className="button button-primary">
              {texts.lookupButton}
            </button>
          </div>
        </Field>
      </form>
      {result.type === 'found' && (
        <section className="found" aria-label={result.status.code}>
          <p className="found-head">
            <TicketCode code={result.status.code} />
            <StateChip frame={frame} status={result.status} />
          </p>
          <PromiseBlock frame={frame} status={result.status} />
          <Steps frame={frame} status={result.status} />
        </section>
      )}
      <p className="purpose">{texts.lookupOnlyStatus}</p>
    </Document>
  );
}
