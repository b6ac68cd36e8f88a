import type { JSX } from 'react';

const bubble =
  'M9 3h14a6 6 0 0 1 6 6v11a6 6 0 0 1-6 6H14.6l-6.1 4.4A.95.95 0 0 1 7 29.6V25.7A6 6 0 0 1 3 20V9a6 6 0 0 1 6-6Z';
const tick = 'm9.8 14.8 4.3 4.2 8.1-8.6';

/** The mark as an address for `<link rel="icon">`, in the accent of the light theme. */
export const markDataUrl = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b6b57" d="${bubble}"/><path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="${tick}"/></svg>`,
)}`;

/**
 * The hub's mark: a speech bubble that holds a tick, 'said, and answered'. Takes the accent of the theme. Decorative: the
 * name of the hub stands beside it. Static pages link mark.svg.
 */
export function Mark({ size = 32 }: { readonly size?: number }): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path fill="var(--hub-accent)" d={bubble} />
      <path
        fill="none"
        stroke="var(--hub-accent-ink)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        d={tick}
      />
    </svg>
  );
}
