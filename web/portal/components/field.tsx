import type { JSX, ReactNode } from 'react';
import type { PortalProblem } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';

/** The ids that describe an input: its hint, and its problem when there is one. */
export function describedBy(
  name: string,
  input: { readonly hint: boolean; readonly problem: boolean },
): { 'aria-describedby'?: string } {
  const ids = [input.hint ? `${name}-hint` : '', input.problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return ids === '' ? {} : { 'aria-describedby': ids };
}

export function problemOf(problems: readonly PortalProblem[], name: string): string | null {
  return problems.find(({ field }) => field === name)?.message ?? null;
}

/** The words of a problem beside its field. */
function Problem({ name, message }: { readonly name: string; readonly message: string | null }): JSX.Element | null {
  if (message === null) return null;
  return (
    <p className="problem" id={`${name}-problem`}>
      <Icon name="alert" size={18} />
      {message}
    </p>
  );
}

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly optional?: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly children: ReactNode;
};

/** A label, its hint, its problem and the input, in the order in which they are read. */
export function Field({ name, label, optional, hint, problem, children }: FieldProps): JSX.Element {
  return (
    <div className={problem === null ? 'field' : 'field field-wrong'} data-field={name}>
      <label htmlFor={name}>
        {label} {optional !== undefined && <span className="optional">{optional}</span>}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} message={problem} />
      {children}
    </div>
  );
}

export type SummaryProps = {
  readonly title: string;
  readonly text: string | null;
  readonly problems: readonly PortalProblem[];
  /** Input names that stand on this page; problems of other names are shown without a link. */
  readonly fields: readonly string[];
};

/** All problems of a refused form on top of the page, each a link to its field. */
export function ProblemSummary({ title, text, problems, fields }: SummaryProps): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <section className="summary" role="alert" tabIndex={-1} data-summary="">
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}:${message}`}>{fields.includes(field) ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
      {text !== null && <p>{text}</p>}
    </section>
  );
}
