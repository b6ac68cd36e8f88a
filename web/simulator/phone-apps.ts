import { MailApp } from './mail/mail-app.tsx';
import type { PhoneApp } from './phone-app.ts';
import { WebApp } from './web/web-app.tsx';

/** The apps on every phone, in the order of their tabs. */
export const phoneApps: readonly PhoneApp[] = [
  { key: 'web', channel: 'web', name: { vi: 'Cổng web', en: 'Web form' }, View: WebApp },
  { key: 'email', channel: 'email', name: { vi: 'Thư điện tử', en: 'E-mail' }, View: MailApp },
];
