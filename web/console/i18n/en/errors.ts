import type { Messages } from '../vi.ts';

export const errors: Messages['errors'] = {
  network: 'The server could not be reached. What you entered is still on this page. Check the network and try again.',
  server: 'The server failed and did not carry this out. What you entered is kept. Try again in a few minutes.',
  unreadable: 'The server answered in an unexpected form. Reload the page to get the new version.',
  unknown: 'This could not be done. Nothing was changed. Try again; if it still fails, tell the administrator.',
  signedOut: 'Your session has ended. What you entered is kept on this computer. Sign in again to go on.',
  forbidden: 'Your account may not do this. Nothing was changed.',
  missing: 'This ticket was not found, or it is outside your scope.',
  tooMany: 'Too many requests in a short time. Wait a minute and try again.',
  wrongPassword: 'The e-mail address or the password is wrong. Check both and sign in again.',
  wrongCode: 'The code is wrong or has expired. Look up the new one in the app and enter it.',
  tooManyCodes: 'Too many wrong codes. Sign in again from the start.',
  title: 'This was not done',
  loadTitle: 'This could not be loaded',
  requestId: 'Request: {{id}}',
  pageTitle: 'This page failed',
  pageHint: 'No data was lost. Reload the page; if it fails again, tell the administrator when it happened.',
  conflictTitle: 'The ticket was just changed',
  conflict: '{{who}} just changed this ticket: {{what}}. Your action was not carried out; what you wrote is kept.',
  conflictUnknown: 'Somebody just changed this ticket. Your action was not carried out; what you wrote is kept.',
  conflictReload: 'Show the new version',
};
