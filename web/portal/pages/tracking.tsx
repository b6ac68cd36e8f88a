import type { JSX } from 'react';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TrackingPage } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { Document } from '../components/document.tsx';
import { ProblemSummary } from '../components/field.tsx';
import { PromiseBlock, StateChip, Steps, TicketCode } from '../components/progress.tsx';
import { Thread } from '../components/thread.tsx';
import { RateForm, ReopenForm, SupplementForm } from '../components/tracking-forms.tsx';
import { fullTime } from '../dates.ts';
import { textsOf } from '../i18n/texts.ts';

type Props = { readonly page: TrackingPage };

function Notice({ page }: Props): JSX.Element | null {
  if (page.notice === null) return null;
  return (
    <p className="notice notice-green" role="status" data-notice="">
      <Icon name="check" />
      <strong>{textsOf(page.frame.lang).notices[page.notice]}</strong>
    </p>
  );
}

/** Says why a form was refused when the form itself is gone, as when the case was rated in another window. */
function Refusal({ page }: Props): JSX.Element | null {
  const { refused, view } = page;
  if (refused === null) return null;
  const isShown = {
    rate: view.canRate && view.rating === null,
    reopen: view.canReopen,
    supplement: view.canSupplement,
  }[refused.form];
  if (isShown) return null;
  return (
    <ProblemSummary title={textsOf(page.frame.lang).formNotTaken} text={null} problems={refused.problems} fields={[]} />
  );
}

function KeepLink({ page }: Props): JSX.Element {
  const texts = textsOf(page.frame.lang);
  return (
    <section className="keep">
      <h2>
        <Icon name="lock" /> {texts.linkTitle}
      </h2>
      <p>{texts.linkText}</p>
      <div className="keep-row">
        <label className="unseen" htmlFor="private-link">
          {texts.linkLabel}
        </label>
        <input id="private-link" readOnly value={page.link} data-select="" />
        <button type="button" className="button button-quiet" data-copy={page.link} data-copied={texts.copied} hidden>
          {texts.copy}
        </button>
        <button type="button" className="button button-quiet" data-print="" hidden>
          <Icon name="print" />
          {texts.print}
        </button>
      </div>
    </section>
  );
}

function Facts({ page }: Props): JSX.Element {
  const { frame, view } = page;
  const texts = textsOf(frame.lang);
  const facts = [
    { name: texts.sentAt, value: fullTime(view.createdAt, frame.lang) },
    { name: texts.place, value: view.place?.[frame.lang] },
    { name: texts.category, value: view.category?.[frame.lang] },
  ];
  return (
    <dl className="facts">
      {facts.map(
        ({ name, value }) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Tickets that the same report was split into. */
function Related({ page }: Props): JSX.Element | null {
  const { frame, view } = page;
  const texts = textsOf(frame.lang);
  if (view.related.length === 0) return null;
  return (
    <section className="related">
      <h2>{texts.relatedTitle}</h2>
      <p>{texts.relatedText}</p>
      <ul>
        {view.related.map(({ code, url, subject, state }) => (
          <li key={code}>
            <a href={url}>
              <TicketCode code={code} />
            </a>
            <span dir="auto">{subject}</span>
            <span className="related-state">{texts.stateWords[state] ?? ticketStateLabels[state][frame.lang]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The private page of one report, like following a parcel. Parts marked `data-live` are replaced by the island when they
 * changed; what the person is typing is left alone.
 */
export function Tracking({ page }: Props): JSX.Element {
  const { frame, view, notice } = page;
  const texts = textsOf(frame.lang);
  const isNew = notice === 'sent' || notice === 'already';
  const live = JSON.stringify({ refreshed: texts.refreshed, failed: texts.refreshFailed });
  return (
    <Document frame={frame} title={view.code} place="other" isSettling={view.messages.length === 0}>
      <div data-island="tracking" data-words={live} {...(view.messages.length === 0 && { 'data-settling': '' })}>
        <Notice page={page} />
        <Refusal page={page} />
        <div data-live="head">
          <p className="track-head">
            <span className="track-code">
              <span className="track-label">{texts.code}</span>
              <TicketCode code={view.code} />
            </span>
            <StateChip frame={frame} status={view} />
          </p>
          <h1 className="track-subject" dir="auto">
            {view.subject === '' ? texts.trackTitle : view.subject}
          </h1>
          <PromiseBlock frame={frame} status={view} />
        </div>
        <p className="live-note" role="status" data-live-note="" />
        {isNew && <KeepLink page={page} />}
        {page.confirmHref !== null && (
          <p className="confirm-offer">
            {texts.confirmOffer} <a href={page.confirmHref}>{texts.confirmOfferLink}</a>
          </p>
        )}
        <section>
          <h2>{texts.progressTitle}</h2>
          <div data-live="steps">
            <Steps frame={frame} status={view} />
          </div>
        </section>
        <div data-live="related">
          <Related page={page} />
        </div>
        <section>
          <h2>{texts.threadTitle}</h2>
          <div data-live="thread">
            <Facts page={page} />
            <Thread frame={frame} view={view} />
          </div>
        </section>
        <div data-live="forms">
          <RateForm page={page} />
          <div className="folds">
            <SupplementForm page={page} />
            <ReopenForm page={page} />
          </div>
        </div>
        {!isNew && <KeepLink page={page} />}
      </div>
    </Document>
  );
}
