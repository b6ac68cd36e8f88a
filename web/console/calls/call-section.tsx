import { useId, type ReactNode } from 'react';

type CallSectionProps = { readonly title: string; readonly children: ReactNode };

export function CallSection({ title, children }: CallSectionProps) {
  const id = useId();
  return (
    <section className="call-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
