import { useCallback, useState } from 'react';
import { useMe } from '../shell/me-context.ts';

const prefix = 'hub-kept';

/** Text that survives a reload of the page, per person and purpose. It leaves this computer's storage once it is sent. */
export function useKeptText(purpose: string): readonly [text: string, keep: (text: string) => void] {
  const me = useMe();
  const key = `${prefix}:${me.id}:${purpose}`;
  const [text, setText] = useState(() => readKept(key) ?? '');
  const keep = useCallback(
    (next: string) => {
      setText(next);
      writeKept(key, next);
    },
    [key],
  );
  return [text, keep];
}

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Empty text is forgotten. */
export function writeKept(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage may be full or forbidden; the text is still on the page.
  }
}

export function keptKey(meId: string, purpose: string): string {
  return `${prefix}:${meId}:${purpose}`;
}
