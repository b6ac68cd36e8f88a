import { Stack } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useWords } from './words-provider.tsx';

/** Folded away: what no ordinary person sets, but what happens to a hub. */
export function Tricks({ children }: { readonly children: ReactNode }): JSX.Element {
  const { w } = useWords();
  return (
    <details className="sim-tricks">
      <summary>{w.tricks}</summary>
      <Stack gap="xs" mt="xs">
        {children}
      </Stack>
    </details>
  );
}
