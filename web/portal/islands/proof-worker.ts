import { solveProof } from './solve-proof.ts';

/** Beside the page, so that typing and scrolling stay smooth on a slow phone. */
self.addEventListener('message', ({ data }: MessageEvent) => {
  solveProof(data).then(
    (payload) => self.postMessage({ payload }),
    () => self.postMessage({ payload: '' }),
  );
});
