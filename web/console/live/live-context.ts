import { createContext, use, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ConnectionState, LiveConnection } from './live-connection.ts';
import { LiveState } from './live-state.ts';

export type Live = { readonly state: LiveState; readonly line: LiveConnection | null };

export const LiveContext = createContext<Live>({ state: new LiveState(), line: null });

export function useConnectionState(): ConnectionState {
  const { state } = use(LiveContext);
  return useSyncExternalStore(state.subscribe, state.connection);
}

export function useSaid(): string {
  const { state } = use(LiveContext);
  return useSyncExternalStore(state.subscribe, state.said);
}

/** Speaks politely to screen readers. */
export function useSay(): (words: string) => void {
  const { state } = use(LiveContext);
  return (words) => state.say(words);
}

/** Tells others that this person has the ticket open, and answers who else has. */
export function useViewers(ticketId: string) {
  const { state, line } = use(LiveContext);
  useEffect(() => {
    line?.watch(ticketId);
    return () => line?.unwatch(ticketId);
  }, [line, ticketId]);
  return useSyncExternalStore(state.subscribe, () => state.viewersOf(ticketId));
}

const typingEndsAfterMs = 3_000;

/** Call on each key: others see 'is typing' until a pause. */
export function useTyping(ticketId: string): () => void {
  const { line } = use(LiveContext);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [ticketId]);
  return () => {
    if (timer.current === undefined) line?.typing(ticketId, true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      line?.typing(ticketId, false);
    }, typingEndsAfterMs);
  };
}
