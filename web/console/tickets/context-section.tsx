import { useId, type ReactNode } from 'react';

type ContextSectionProps = { readonly title: string; readonly children: ReactNode };

export function ContextSection({ title, children }: ContextSectionProps) {
  const id = useId();
  return (
    <section className="context-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
