import { useEffect } from 'react';
import { startRinging } from '../calls/ring-sound.ts';

const flashMs = 1_000;
/** Whoever has not come by then is not in the room; the alarm stays on the page. */
const soundForMs = 60_000;

/** While `title` is there, the title of the window flashes with it and the computer rings, if it may. */
export function useAlarmSignal(title: string | null, sounds: boolean): void {
  useEffect(() => {
    if (title === null) return;
    const before = document.title;
    let isOn = false;
    const flash = () => {
      isOn = !isOn;
      document.title = isOn ? title : before;
    };
    flash();
    const timer = setInterval(flash, flashMs);
    return () => {
      clearInterval(timer);
      document.title = before;
    };
  }, [title]);
  useEffect(() => {
    if (title === null || !sounds) return;
    const stop = startRinging('alarm');
    const timer = setTimeout(stop, soundForMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [title, sounds]);
}
