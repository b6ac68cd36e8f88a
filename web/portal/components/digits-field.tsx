import type { JSX } from 'react';
import type { Texts } from '../i18n/texts.ts';
import { describedBy, Field } from './field.tsx';

type Props = { readonly texts: Texts; readonly problem: string | null; readonly button: string };

/** Six digits as they were sent; phones fill them in by themselves. */
export function DigitsField({ texts, problem, button }: Props): JSX.Element {
  return (
    <Field name="digits" label={texts.digitsLabel} hint={texts.digitsHint} problem={problem}>
      <div className="confirm-row">
        <input
          id="digits"
          name="digits"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          className="digits"
          required
          {...(problem !== null && { 'aria-invalid': true })}
          {...describedBy('digits', { hint: true, problem: problem !== null })}
        />
        <button type="submit" className="button button-primary">
          {button}
        </button>
      </div>
    </Field>
  );
}
