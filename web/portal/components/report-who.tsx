import type { JSX } from 'react';
import { describedBy, Field, problemOf } from './field.tsx';
import type { PartProps } from './report-what.tsx';

/**
 * Updates go to an address that its owner has confirmed. With scripts the six digits are asked for here; without, on the
 * page after the form.
 */
function Updates({ page, texts }: PartProps): JSX.Element | null {
  if (page.confirms.length === 0) return null;
  return (
    <div className="updates">
      <label className="option option-tall">
        <input
          type="checkbox"
          name="updates"
          value="1"
          defaultChecked={page.values['updates'] === '1'}
          aria-describedby="updates-hint"
        />
        <span>
          {texts.updatesLabel}
          <span className="hint" id="updates-hint">
            {page.confirms.includes('phone') ? texts.updatesHint : texts.updatesHintEmail}
          </span>
        </span>
      </label>
      <div className="confirm" data-confirm={page.confirms.join(' ')} hidden>
        <button type="button" className="button button-quiet" data-confirm-ask="">
          {texts.confirmAskPlain}
        </button>
        <div className="confirm-enter" data-confirm-enter="" hidden>
          <label htmlFor="digits">{texts.digitsLabel}</label>
          <div className="confirm-row">
            <input id="digits" inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="digits" />
            <button type="button" className="button button-primary" data-confirm-check="">
              {texts.confirmCheck}
            </button>
          </div>
        </div>
        <p className="confirm-note" role="status" data-confirm-note="" />
      </div>
    </div>
  );
}

/** Third part: who writes, all of it optional, with the purpose of the data told where it is asked for. */
export function ReportWho({ page, texts }: PartProps): JSX.Element {
  const { values, problems, frame } = page;
  const isBusiness = values['contactKind'] === 'business';
  const phoneProblem = problemOf(problems, 'phone');
  const emailProblem = problemOf(problems, 'email');
  return (
    <fieldset className="part" id="part-3">
      <legend>
        <span className="part-count">{texts.stepOf(3)}</span>
        <h2>{texts.whoLegend}</h2>
      </legend>
      <p>{texts.whoHint}</p>
      <fieldset className="choice">
        <legend>{texts.kindLegend}</legend>
        <label className="option">
          <input type="radio" name="contactKind" value="person" defaultChecked={!isBusiness} />
          <span>{texts.kindPerson}</span>
        </label>
        <label className="option">
          <input type="radio" name="contactKind" value="business" defaultChecked={isBusiness} />
          <span>{texts.kindBusiness}</span>
        </label>
      </fieldset>
      <Field name="name" label={texts.nameLabel} optional={texts.optional} problem={problemOf(problems, 'name')}>
        <input id="name" name="name" maxLength={120} defaultValue={values['name']} autoComplete="name" />
      </Field>
      <Field name="phone" label={texts.phoneLabel} optional={texts.optional} problem={phoneProblem}>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          maxLength={30}
          className="short"
          defaultValue={values['phone']}
          autoComplete="tel"
          {...(phoneProblem !== null && { 'aria-invalid': true })}
          {...describedBy('phone', { hint: false, problem: phoneProblem !== null })}
        />
      </Field>
      <Field
        name="email"
        label={texts.emailLabel}
        optional={texts.optional}
        hint={texts.emailHint}
        problem={emailProblem}
      >
        <input
          id="email"
          name="email"
          type="email"
          maxLength={254}
          defaultValue={values['email']}
          autoComplete="email"
          {...(emailProblem !== null && { 'aria-invalid': true })}
          {...describedBy('email', { hint: true, problem: emailProblem !== null })}
        />
      </Field>
      <label className="option option-tall">
        <input
          type="checkbox"
          name="hideIdentity"
          value="1"
          defaultChecked={values['hideIdentity'] === '1'}
          aria-describedby="hideIdentity-hint"
        />
        <span>
          {texts.hideLabel}
          <span className="hint" id="hideIdentity-hint">
            {texts.hideHint}
          </span>
        </span>
      </label>
      <Updates page={page} texts={texts} />
      <p className="purpose">
        {texts.purpose(frame.province.centre[frame.lang])} <a href="/quyen-rieng-tu">{texts.purposeMore}</a>
      </p>
    </fieldset>
  );
}
