import { expect, it } from 'vitest';
import { testAccount } from '../conformance/account.ts';
import { voiceSettings } from './schema.ts';
import { twilioAnswer } from './twiml.ts';

function answer(fields: Record<string, string>, settings: object = {}): string {
  const account = testAccount(voiceSettings.parse({ preset: 'twilio', secret: 'x', ...settings }), {
    webhookUrl: 'https://hub.example.vn/webhooks/voice/a?b=1&c=2',
  });
  return twilioAnswer(new Map(Object.entries({ CallSid: 'CA1', ...fields })), account).text;
}

const incoming = { CallStatus: 'ringing', Direction: 'inbound' };

it('greets a caller and lets all operators’ telephones ring, recorded', () => {
  const xml = answer(incoming, { dialTo: '+84987654321, +84987654322', greeting: 'Xin chào & mời "nói" <đi>' });

  expect(xml).toContain('<Say language="vi-VN">Xin chào &amp; mời &quot;nói&quot; &lt;đi&gt;</Say>');
  expect(xml).toMatch(/<Dial action="[^"]+" timeout="25" record="record-from-answer-dual"/u);
  expect(xml).toContain('https://hub.example.vn/webhooks/voice/a?b=1&amp;c=2');
  expect(xml.match(/<Number /gu)).toHaveLength(2);
});

it('asks for a message when there is nobody to ring, or nobody answered', () => {
  expect(answer(incoming)).toContain('<Record ');
  expect(answer({ ...incoming, DialCallStatus: 'no-answer' }, { dialTo: '+84987654321' })).toContain('<Record ');
});

it('hangs up after a talk and after a message', () => {
  expect(answer({ DialCallStatus: 'completed' })).toContain('<Response><Hangup/></Response>');
  expect(answer({ RecordingUrl: 'https://api.twilio.com/RE1', CallStatus: 'in-progress' })).toContain('<Hangup/>');
});

it.each([
  { RecordingStatus: 'completed', RecordingUrl: 'x' },
  { ParentCallSid: 'CA0', CallStatus: 'ringing' },
  { CallStatus: 'completed' },
  { CallStatus: 'ringing', Direction: 'outbound-api' },
])('has nothing to say to %j', (fields) => {
  expect(answer(fields)).toContain('<Response></Response>');
});
