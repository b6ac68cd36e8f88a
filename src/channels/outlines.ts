/** Icons that more than one channel or address bears. */
export const outlines = {
  letter: 'M3.5 5.5h17v13h-17zM4 6l8 7 8-7',
  shortMessage: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5',
  telephone:
    'M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4 5.7a2 2 0 0 1 2-2.2z',
} as const;
