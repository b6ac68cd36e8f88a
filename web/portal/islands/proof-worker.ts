import { solveProof } from './solve-proof.ts';

/** Beside the page, so that typing and scrolling stay smooth on a slow phone. */
self.addEventListener('message', ({ data }: MessageEvent) => {
  const answer = (payload: string): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker answers the page that made it, and nobody else
    self.postMessage({ payload });
  };
  solveProof(data).then(answer, () => answer(''));
});
