import type { ReactNode } from 'react';

/** Amber waits for somebody, blue for the sender, red is late or refused, green is done, accent is under way. */
export type Tone = 'accent' | 'amber' | 'red' | 'blue' | 'green' | 'grey';

type TagProps = { readonly tone: Tone; readonly icon?: ReactNode; readonly children: ReactNode };

/** One or two words on a soft ground. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className="tag" data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
