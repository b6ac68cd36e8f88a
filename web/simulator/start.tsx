import '@mantine/core/styles.css';
import '../shared/tokens.css';
import '../shared/dark.css';
import '../shared/fonts.css';
import './simulator.css';
import './phones.css';
import './chats.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { cssVariables, theme } from '../console/app/theme.ts';
import { App } from './app.tsx';
import { WordsProvider } from './words-provider.tsx';

/** Draws the page into `#root`. */
export function startSimulator(page: Document): void {
  const root = page.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={localStorageColorSchemeManager({ key: 'hub-simulator-theme' })}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: 1 } } })}>
        <WordsProvider>
          <App />
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
