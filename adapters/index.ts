import type { RegisteredAdapter } from '../src/channels/port.ts';
import { emailAdapter } from './email/index.ts';
import { facebookAdapter } from './facebook/index.ts';
import { smppAdapter } from './smpp/index.ts';
import { smsHttpAdapter } from './sms-http/index.ts';
import { telegramAdapter } from './telegram/index.ts';
import { twilioAdapter } from './twilio/index.ts';
import { voiceAdapter } from './voice/index.ts';
import { webAdapter } from './web/index.ts';
import { zaloAdapter } from './zalo/index.ts';

/** Every channel of the hub, one line each. */
export const adapters: readonly RegisteredAdapter[] = [
  emailAdapter,
  zaloAdapter,
  facebookAdapter,
  telegramAdapter,
  smsHttpAdapter,
  smppAdapter,
  twilioAdapter,
  voiceAdapter,
  webAdapter,
];
