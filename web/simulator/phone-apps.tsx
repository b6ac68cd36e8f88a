import type { SimulatedPerson, SimulatorState } from '../../src/contract/simulator.ts';
import { MailApp } from './mail/mail-app.tsx';
import type { PhoneApp } from './phone-app.ts';
import { chatApp } from './phones/chat-app.tsx';
import { FacebookApp } from './phones/facebook-app.tsx';
import { HotlineApp } from './phones/hotline-app.tsx';
import { WebApp } from './web/web-app.tsx';

const apps: readonly PhoneApp[] = [
  { channel: 'web', name: { vi: 'Cổng web', en: 'Web form' }, View: WebApp },
  { channel: 'zalo', name: { vi: 'Zalo', en: 'Zalo' }, View: chatApp('zalo') },
  { channel: 'facebook', name: { vi: 'Facebook', en: 'Facebook' }, View: FacebookApp },
  { channel: 'sms-http', name: { vi: 'SMS 8041', en: 'SMS 8041' }, View: chatApp('sms-http') },
  { channel: 'telegram', name: { vi: 'Telegram', en: 'Telegram' }, View: chatApp('telegram') },
  { channel: 'voice', name: { vi: 'Gọi 1022', en: 'Hotline' }, View: HotlineApp },
  { channel: 'email', name: { vi: 'Thư điện tử', en: 'E-mail' }, View: MailApp },
  { channel: 'smpp', name: { vi: 'SMS 1022', en: 'SMS 1022' }, View: chatApp('smpp') },
  { channel: 'twilio', name: { vi: 'SMS quốc tế', en: 'SMS abroad' }, View: chatApp('twilio') },
];

/** The phones of one person, one per channel that this demo has. A guest has nothing but mail. */
export function appsOf(person: SimulatedPerson, lines: SimulatorState['lines']): readonly PhoneApp[] {
  if (person.kind === 'guest') return apps.filter((app) => app.channel === 'email');
  return apps.filter((app) => lines.some((line) => line.channel === app.channel));
}

/** Name of a channel as its phone bears it. */
export function appName(channel: string): PhoneApp['name'] {
  return apps.find((app) => app.channel === channel)?.name ?? { vi: channel, en: channel };
}
