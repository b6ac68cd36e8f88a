import type { DoorAnswer } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { CallFields } from './read-fields.ts';
import { listOf, type VoiceSettings } from './schema.ts';
import { twilioStep } from './twilio-fields.ts';

const ringSeconds = 25;
const messageSeconds = 180;

const askForMessage = 'Hiện chưa có điện thoại viên nghe máy. Mời bạn để lại lời nhắn sau tiếng bíp.';
const thanks = 'Tổng đài 1022 đã nhận lời nhắn của bạn. Xin cảm ơn.';

/** Tells Twilio what to do next with a call; after mere reports, nothing. */
export function twilioAnswer(fields: CallFields, account: Account<VoiceSettings>): DoorAnswer {
  return {
    type: 'text/xml',
    text: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs(fields, account)}</Response>`,
  };
}

function verbs(fields: CallFields, { settings, webhookUrl }: Account<VoiceSettings>): string {
  const numbers = listOf(settings.dialTo);
  switch (twilioStep(fields)) {
    case 'incoming':
      if (fields.get('Direction')?.startsWith('outbound') === true) return '';
      return say(settings.greeting) + (numbers.length === 0 ? takeMessage(webhookUrl) : dial(numbers, webhookUrl));
    case 'dial-ended':
      return /^(?:completed|answered)$/u.test(fields.get('DialCallStatus') ?? '')
        ? '<Hangup/>'
        : takeMessage(webhookUrl);
    case 'message-spoken':
      return `${say(thanks)}<Hangup/>`;
    case 'recording-status':
    case 'operator-leg':
    case 'caller-leg':
      return '';
  }
}

function say(text: string): string {
  return text === '' ? '' : `<Say language="vi-VN">${escaped(text)}</Say>`;
}

function dial(numbers: readonly string[], webhookUrl: string): string {
  const url = escaped(webhookUrl);
  const targets = numbers.map(
    (number) =>
      `<Number statusCallback="${url}" statusCallbackEvent="ringing answered completed">${escaped(number)}</Number>`,
  );
  return `<Dial action="${url}" timeout="${ringSeconds}" record="record-from-answer-dual" recordingStatusCallback="${url}">${targets.join('')}</Dial>`;
}

function takeMessage(webhookUrl: string): string {
  const url = escaped(webhookUrl);
  return `${say(askForMessage)}<Record action="${url}" recordingStatusCallback="${url}" maxLength="${messageSeconds}" finishOnKey="#" playBeep="true"/>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}
