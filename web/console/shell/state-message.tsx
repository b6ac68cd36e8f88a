import type { ReactNode } from 'react';

type StateMessageProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
};

/** An empty, missing or failed page: what it is, and what to do. */
export function StateMessage({ icon, title, hint, children }: StateMessageProps) {
  return (
    <div className="state-message">
      <span className="state-icon" aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}
