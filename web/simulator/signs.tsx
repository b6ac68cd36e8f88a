import type { JSX } from 'react';

/** Outlines of this page alone, on the grid of web/shared/icons. */
const outlines = {
  send: 'M4 12 20 4.5 15.5 20l-4-6.5zM11.5 13.5 20 4.5',
  plus: 'M12 5v14M5 12h14',
  bolt: 'M13 3 5.5 13.5H11L10 21l8-11h-5.5z',
  moon: 'M19.5 14.5A8 8 0 1 1 10 4.6a6.5 6.5 0 0 0 9.5 9.9z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  people:
    'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19c.6-3 3-4.8 6-4.8s5.4 1.8 6 4.8M16 5.4a3 3 0 0 1 0 5.7M17.5 14.5c2 .6 3.2 2.2 3.6 4.5',
  voicemail: 'M7 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM17 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM7 16.5h10',
  hangUp:
    'M3.5 14.5c0-3.5 4-5.5 8.5-5.5s8.5 2 8.5 5.5c0 1-.5 2-1.5 2l-3-.6c-.6-.1-1-.6-1-1.2V13a11 11 0 0 0-6 0v1.7c0 .6-.4 1.1-1 1.2l-3 .6c-1 0-1.5-1-1.5-2z',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
} as const;

/** A decorative sign; the word that it stands for is beside it or is the button's name. */
export function Sign({
  name,
  size = 20,
}: {
  readonly name: keyof typeof outlines;
  readonly size?: number;
}): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
