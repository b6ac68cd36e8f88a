import { words } from './readonly-words.ts';

/** What the form says while an address is being confirmed. */
export const confirmIsland = words({
  confirmAsk: 'Send a code to {address}',
  confirmAgain: 'Send the code again',
  confirmRest: 'Another code in {seconds} seconds',
  confirmSending: 'Sending the code…',
  confirmSent: 'The code was sent to {address}.',
  confirmSix: 'Enter all six digits.',
  confirmDone: 'Confirmed. We will tell you when something happens.',
  confirmNoAddress: 'Enter a phone number or an e-mail address above first.',
  confirmNoEmail: 'Enter an e-mail address above first.',
  confirmOffline: 'No network, so no code. You can send the report all the same and confirm later.',
});

/** What is said of reports that wait on the device. */
export const waitingIsland = words({
  waitingOffline: 'No network. Your report is on this device and will be sent by itself.',
  waitingTry: 'Not sent yet. Your report is on this device and is being sent again.',
  waitingSent: 'Sent. Code {code}',
  waitingRefused: 'Not sent: one thing needs to be corrected',
  waitingNow: 'Send now',
  waitingDelete: 'Delete from this device',
  waitingDeleteSure: 'This report was not sent. Delete it for good?',
  waitingOpen: 'Show the report',
  waitingHide: 'Hide this line',
  waitingEdit: 'Open it to correct',
  waitingAnother: 'Write another report',
});
