/** Heard on the window when the page has done something: what came of it should not wait for the next look. */
export const doneEvent = 'simulator-done';

/** Lets the page look at the world now. */
export function lookNow(): void {
  window.dispatchEvent(new Event(doneEvent));
}
