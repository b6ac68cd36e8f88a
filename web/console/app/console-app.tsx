import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n as I18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { KeyProvider } from '../shell/key-provider.tsx';
import { usePreferences } from './preferences.ts';
import type { ConsoleRouter } from './router.ts';
import { cssVariables, theme } from './theme.ts';

type ConsoleAppProps = { readonly client: QueryClient; readonly i18n: I18n; readonly router: ConsoleRouter };

const schemeManager = localStorageColorSchemeManager({ key: 'hub-console-theme' });

/** Everything that pages need around them. */
export function ConsoleApp({ client, i18n, router }: ConsoleAppProps) {
  const { lang, density } = usePreferences();
  useEffect(() => {
    document.documentElement.lang = lang;
    void i18n.changeLanguage(lang);
  }, [i18n, lang]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={client}>
          <KeyProvider>
            <RouterProvider router={router} />
          </KeyProvider>
          <Notifications position="bottom-right" autoClose={6000} transitionDuration={100} limit={3} />
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}
