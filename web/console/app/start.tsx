import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '../../shared/fonts.css';
import '../../shared/tokens.css';
import '../../shared/dark.css';
import '../styles/base.css';
import '../styles/frame.css';
import '../styles/list.css';
import '../styles/ticket.css';
import '../styles/thread.css';
import '../styles/triage.css';
import '../styles/dashboard.css';
import '../styles/intake.css';
import '../styles/contacts.css';
import '../styles/calls.css';
import '../styles/channels.css';
import '../styles/deliveries.css';
import '../styles/rules.css';
import '../styles/incidents.css';
import '../styles/templates.css';
import '../styles/answers.css';
import '../styles/hand-over.css';
import '../styles/splits.css';
import '../styles/people.css';
import '../styles/duty.css';
import '../styles/classifier.css';
import '../styles/opinion.css';
import '../styles/taxonomy.css';
import '../styles/places.css';
import '../styles/account.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client.ts';
import { createI18n } from '../i18n/setup.ts';
import { ConsoleApp } from './console-app.tsx';
import { readPreferences } from './preferences.ts';
import { createConsoleRouter } from './router.ts';

/** Draws the console into `#root` of the page. */
export async function startConsole(page: Document): Promise<void> {
  const root = page.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  const client = createQueryClient();
  const i18n = await createI18n(readPreferences().lang);
  const router = createConsoleRouter(client);
  // Until then the page shows the frame that came with it; drawing earlier would show nothing at all.
  await router.load();
  createRoot(root).render(
    <StrictMode>
      <ConsoleApp client={client} i18n={i18n} router={router} />
    </StrictMode>,
  );
}
