import { describe, expect, it } from 'vitest';
import { classifySmtpError } from './smtp-errors.ts';

/** What nodemailer throws when a server refuses a step. */
function refusal(command: string, responseCode: number, words: string): Error {
  const code = command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE';
  return Object.assign(new Error(`${responseCode} ${words}`), { code, command, responseCode });
}

describe('a refusal by an SMTP server', () => {
  it.each([
    ['RCPT TO', 550, 'requested action not taken'],
    ['RCPT TO', 550, '5.1.1 <an@x.example>: Recipient address rejected: User unknown in virtual mailbox table'],
    ['RCPT TO', 550, '5.4.1 Recipient address rejected: Access denied. AS(201806281)'],
    ['RCPT TO', 550, '5.2.1 The email account that you tried to reach is disabled'],
    ['RCPT TO', 551, 'User not local; please try <b@y.example>'],
    ['RCPT TO', 553, 'sorry, no mailbox here by that name (#5.7.17)'],
    ['RCPT TO', 554, '5.7.1 <an@x.example>: no such user here'],
    ['DATA', 550, '5.1.1 no such user'],
    ['DATA', 550, 'mailbox unavailable'],
  ])('of the recipient marks the address: %s %i %s', (command, reply, words) => {
    expect(classifySmtpError(refusal(command, reply, words), false)).toMatchObject({
      state: 'failed',
      errorClass: 'recipient_unreachable',
    });
  });

  it.each([
    ['RCPT TO', 554, '5.7.1 <an@x.example>: Relay access denied', 'config'],
    ['RCPT TO', 550, '5.7.1 Service unavailable; client host blocked', 'permanent'],
    ['RCPT TO', 552, '5.2.2 mailbox full', 'retry'],
    ['RCPT TO', 450, '4.2.0 greylisted', 'retry'],
    ['MAIL FROM', 550, '5.1.8 sender address rejected', 'config'],
    ['DATA', 554, '5.7.1 spam', 'permanent'],
    ['DATA', 552, '5.3.4 message too big', 'permanent'],
    ['AUTH PLAIN', 535, '5.7.8 bad credentials', 'reauth'],
  ])('of something else leaves the address alone: %s %i %s', (command, reply, words, errorClass) => {
    expect(classifySmtpError(refusal(command, reply, words), true)).toMatchObject({ state: 'failed', errorClass });
  });

  it('is tried again after an hour when the mailbox is full, after minutes when it is too early', () => {
    const [full, early] = [refusal('RCPT TO', 452, '4.2.2 over quota'), refusal('RCPT TO', 451, '4.7.1 try later')];

    expect(classifySmtpError(full, false)).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(classifySmtpError(early, false)).toMatchObject({ retryAfterMs: 300_000 });
  });
});
