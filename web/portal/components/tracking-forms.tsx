import type { JSX, ReactNode } from 'react';
import type { TrackingForm, TrackingPage } from '../../../src/contract/portal-pages.ts';
import { fullDay } from '../dates.ts';
import { textsOf } from '../i18n/texts.ts';
import { describedBy, Field, problemOf, ProblemSummary } from './field.tsx';

type Props = { readonly page: TrackingPage };

function refusedOf(page: TrackingPage, form: TrackingForm): NonNullable<TrackingPage['refused']> {
  return page.refused?.form === form ? page.refused : { form, values: {}, problems: [] };
}

/** A form of the tracking page; what was refused is told above it with the words kept. */
function FormOf({
  page,
  form,
  fields,
  children,
}: Props & {
  readonly form: TrackingForm;
  readonly fields: readonly string[];
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <form method="post" action={`${page.path}/${form}`} className="form" data-island="once" noValidate>
      <ProblemSummary
        title={textsOf(page.frame.lang).formNotTaken}
        text={null}
        problems={refusedOf(page, form).problems}
        fields={fields}
      />
      {children}
    </form>
  );
}

function TextForm({
  page,
  form,
  name,
  label,
  hint,
  button,
}: Props & {
  readonly form: 'reopen' | 'supplement';
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
}): JSX.Element {
  const { values, problems } = refusedOf(page, form);
  const problem = problemOf(problems, name);
  return (
    <FormOf page={page} form={form} fields={[name]}>
      <Field name={name} label={label} hint={hint} problem={problem}>
        <textarea
          id={name}
          name={name}
          rows={4}
          maxLength={form === 'reopen' ? 5000 : 10_000}
          defaultValue={values[name]}
          required
          {...(problem !== null && { 'aria-invalid': true })}
          {...describedBy(name, { hint: true, problem: problem !== null })}
        />
      </Field>
      <button type="submit" className="button button-primary">
        {button}
      </button>
    </FormOf>
  );
}

/** More from the sender; open at once when the centre waits for it. */
export function SupplementForm({ page }: Props): JSX.Element | null {
  const texts = textsOf(page.frame.lang);
  if (!page.view.canSupplement) return null;
  const isOpen = page.view.state === 'waiting_sender' || page.refused?.form === 'supplement';
  return (
    <details className="fold" open={isOpen}>
      <summary>{texts.supplementTitle}</summary>
      <TextForm
        page={page}
        form="supplement"
        name="text"
        label={texts.supplementLabel}
        hint={texts.supplementHint}
        button={texts.supplementButton}
      />
    </details>
  );
}

export function ReopenForm({ page }: Props): JSX.Element | null {
  const { frame, view } = page;
  const texts = textsOf(frame.lang);
  if (!view.canReopen) return null;
  return (
    <details className="fold" open={page.refused?.form === 'reopen'}>
      <summary>{texts.reopenTitle}</summary>
      {view.reopenUntil !== null && <p>{texts.reopenUntil(fullDay(view.reopenUntil, frame.lang))}</p>}
      <TextForm
        page={page}
        form="reopen"
        name="reason"
        label={texts.reopenLabel}
        hint={texts.reopenHint}
        button={texts.reopenButton}
      />
    </details>
  );
}

export function RateForm({ page }: Props): JSX.Element | null {
  const { frame, view } = page;
  const texts = textsOf(frame.lang);
  if (view.rating) {
    const { score, comment } = view.rating;
    return (
      <section>
        <h2>{texts.rateTitle}</h2>
        <p>{texts.rated(score, texts.scores[score - 1] ?? '')}</p>
        {comment !== null && comment !== '' && (
          <blockquote className="message-text" dir="auto">
            {comment}
          </blockquote>
        )}
      </section>
    );
  }
  if (!view.canRate) return null;
  const { values } = refusedOf(page, 'rate');
  return (
    <section>
      <h2>{texts.rateTitle}</h2>
      <FormOf page={page} form="rate" fields={['score']}>
        <fieldset className="choice scores">
          <legend>{texts.rateLegend}</legend>
          {texts.scores.map((word, index) => (
            <label key={word} className="option">
              <input
                {...(index === 0 && { id: 'score' })}
                type="radio"
                name="score"
                value={index + 1}
                defaultChecked={values['score'] === String(index + 1)}
              />
              <span>
                <strong>{index + 1}</strong> {word}
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          name="comment"
          label={texts.rateComment}
          optional={texts.optional}
          hint={texts.ratePrivate}
          problem={null}
        >
          <textarea
            id="comment"
            name="comment"
            rows={3}
            maxLength={2000}
            defaultValue={values['comment']}
            {...describedBy('comment', { hint: true, problem: false })}
          />
        </Field>
        <button type="submit" className="button button-primary">
          {texts.rateButton}
        </button>
      </FormOf>
    </section>
  );
}
