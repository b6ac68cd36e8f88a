import { useEffect } from 'react';
import { useRingPreferences } from './ring-preferences.ts';
import { startRinging } from './ring-sound.ts';

/** While somebody calls: the title of the window says so, and the computer rings and notifies as its person asked. */
export function useRinging(call: { readonly id: string; readonly title: string } | null): void {
  const { sound, notify } = useRingPreferences();
  const id = call?.id ?? null;
  const title = call?.title ?? '';
  useEffect(() => {
    if (id === null) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [id, title]);
  useEffect(() => (id !== null && sound ? startRinging() : undefined), [id, sound]);
  useEffect(() => {
    if (id === null || !notify || !document.hidden) return;
    if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
    const note = new Notification(title, { tag: id });
    note.addEventListener('click', () => globalThis.focus());
    return () => note.close();
  }, [id, title, notify]);
}
