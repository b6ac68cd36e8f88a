import type { JSX } from 'react';
import { describedBy, Field, problemOf } from './field.tsx';
import type { PartProps } from './report-what.tsx';

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
      <p className="purpose">
        {texts.purpose(frame.province.centre[frame.lang])} <a href="/quyen-rieng-tu">{texts.purposeMore}</a>
      </p>
    </fieldset>
  );
}
