import { useId, type ReactNode } from 'react';

type ContactSectionProps = {
  readonly title: string;
  /** A button at the right of the title. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
};

export function ContactSection({ title, extra, children }: ContactSectionProps) {
  const id = useId();
  return (
    <section className="contact-section" aria-labelledby={id}>
      <div className="contact-section-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}
