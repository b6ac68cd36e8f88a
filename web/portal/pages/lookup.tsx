import type { JSX } from 'react';
import type { LookupPage } from '../../../src/contract/portal-pages.ts';
import { DigitsField } from '../components/digits-field.tsx';
import { Document } from '../components/document.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { MeToo } from '../components/me-too.tsx';
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

/** The way to the whole case for the sender: the address that was used, then the digits sent there. */
function Details({ page, code }: { readonly page: LookupPage; readonly code: string }): JSX.Element | null {
  const { details, frame } = page;
  const texts = textsOf(frame.lang);
  if (details === null) return null;
  const { step, address, problem } = details;
  if (step === 'ask') {
    return (
      <details className="fold details" open={problem !== null}>
        <summary>{texts.detailsTitle}</summary>
        <form method="post" action="/tra-cuu/ma" className="form" data-island="once" noValidate>
          <input type="hidden" name="code" value={code} />
          <Field name="address" label={texts.detailsLabel} hint={texts.detailsHint} problem={problem}>
            <input
              id="address"
              name="address"
              maxLength={254}
              defaultValue={address}
              autoComplete="email tel"
              required
              {...(problem !== null && { 'aria-invalid': true })}
              {...describedBy('address', { hint: true, problem: problem !== null })}
            />
          </Field>
          <button type="submit" className="button button-primary">
            {texts.detailsAsk}
          </button>
        </form>
      </details>
    );
  }
  return (
    <section className="details" data-summary="" tabIndex={-1}>
      <h2>{texts.detailsTitle}</h2>
      <p>{texts.detailsSent(address)}</p>
      <form method="post" action="/tra-cuu/xac-nhan" className="form" data-island="once" noValidate>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="address" value={address} />
        <DigitsField texts={texts} problem={problem} button={texts.detailsOpen} />
      </form>
      <form method="post" action="/tra-cuu/ma" data-island="once">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="address" value={address} />
        <button type="submit" className="link-button">
          {texts.confirmResend}
        </button>
      </form>
    </section>
  );
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
          <MeToo frame={frame} box={page.meToo} code={result.status.code} />
          <Details page={page} code={result.status.code} />
        </section>
      )}
      <p className="purpose">{texts.lookupOnlyStatus}</p>
    </Document>
  );
}
