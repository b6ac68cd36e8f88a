import type { AccessRow } from './access-row.ts';

/** What is about the one signed in, the reference tables and the people of an agency. */
export const staffRows: Readonly<Record<string, AccessRow>> = {
  'get /me': {},
  'get /reference': {},
  // Of an agency's people its lead alone may; officers have no more part in it than operators.
  'get /agency/people': { centre: true, by: 'administrator' },
  'put /agency/people': {
    centre: true,
    by: 'administrator',
    body: { version: 'x', agency: 'so-xay-dung', teams: [], people: [] },
  },
  'get /duty': { centre: true },
  'put /duty': {
    centre: true,
    by: 'administrator',
    body: { version: '', handover: '07:30', escalateMinutes: 10, week: [[], [], [], [], [], [], []], days: [] },
  },
  'get /dashboard': {},
};
