import { useEffect, useState } from 'react';

/**
 * The version that a person decided upon: the one on the page when the dialog opened, not one that came under it
 * unseen. `refresh` after they were told of the change.
 */
export function useSeenVersion(
  current: number,
  opened: boolean,
): { readonly version: number; readonly refresh: () => void } {
  const [version, setVersion] = useState(current);
  useEffect(() => {
    if (opened) setVersion(current);
    // Only opening takes over a version; later ones are taken by `refresh`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [opened]);
  return { version, refresh: () => setVersion(current) };
}
