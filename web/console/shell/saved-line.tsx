import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Says what was just done; always there, so that readers of the screen hear it. */
export function SavedLine({ children }: { readonly children: ReactNode }) {
  return (
    <p className="done-line" role="status">
      {children && (
        <>
          <IconCheck size={18} aria-hidden="true" />
          {children}
        </>
      )}
    </p>
  );
}
