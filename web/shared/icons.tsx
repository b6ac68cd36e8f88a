import type { JSX } from 'react';

/** Outlines on a 24 x 24 grid, drawn with a stroke of 1.75 in the colour of the text. */
const outlines = {
  web: 'M4 5h16v14H4zM4 9h16M8 13h5M8 16h8',
  message: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  phone:
    'M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4 5.7a2 2 0 0 1 2-2.2z',
  camera: 'M4 7.5h3.5l1.5-2.5h6l1.5 2.5H20v11.5H4zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  pen: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5 17.5 10',
  building: 'M5 20V8l7-4 7 4v12M3 20h18M9 20v-4h6v4M9 11h.1M15 11h.1',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.8-3.7 3.8-6 7.5-6s6.7 2.3 7.5 6',
  pin: 'M12 3.5a6.5 6.5 0 0 0-6.5 6.5c0 4.5 6.5 10.5 6.5 10.5s6.5-6 6.5-10.5A6.5 6.5 0 0 0 12 3.5zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  pause: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM10 9v6M14 9v6',
  lock: 'M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  print: 'M7 9V4h10v5M7 16H4.5V9h15v7H17M7 13.5h10V20H7z',
} as const;

export type IconName = keyof typeof outlines;

type OutlineProps = {
  /** Path data, as an adapter brings it (src/channels/about.ts). */
  readonly path: string;
  readonly size?: number;
};

/** A decorative icon by its path; the word that it stands for is always beside it. */
export function Outline({ path, size = 20 }: OutlineProps): JSX.Element {
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
      <path d={path} />
    </svg>
  );
}

/** A decorative icon by its name. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return <Outline path={outlines[name]} size={size} />;
}
