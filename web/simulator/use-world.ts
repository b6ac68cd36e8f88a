import { useEffect, useReducer } from 'react';
import { fetchState } from './api.ts';
import { doneEvent } from './look-now.ts';
import { afterLook, type Look, type World } from './world.ts';

const POLL_MS = 1_200;
const HIDDEN_POLL_MS = 6_000;

/** The outside world as it is now: asks for what is new, again and again, and starts anew when the simulator did. */
export function useWorld(): World {
  const [world, dispatch] = useReducer(afterLook, { state: null, isLost: false });
  useEffect(() => {
    const stop = new AbortController();
    void follow(dispatch, stop.signal);
    return () => stop.abort();
  }, []);
  return world;
}

async function follow(dispatch: (look: Look) => void, signal: AbortSignal): Promise<void> {
  let position = 0;
  let run = '';
  while (!signal.aborted) {
    try {
      const news = await fetchState(position, signal);
      const isNewRun = run !== '' && news.run !== run;
      const complete = isNewRun && position > 0 ? await fetchState(0, signal) : news;
      ({ run, position } = complete);
      dispatch({ type: 'news', news: complete });
    } catch {
      if (!signal.aborted) dispatch({ type: 'lost' });
    }
    await pause(document.hidden ? HIDDEN_POLL_MS : POLL_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      window.removeEventListener(doneEvent, end);
      signal.removeEventListener('abort', end);
      resolve();
    }
    window.addEventListener(doneEvent, end);
    signal.addEventListener('abort', end);
  });
}
