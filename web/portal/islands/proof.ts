import { isJson } from './answers.ts';
import { fetchChallenge, type Prove } from './challenge.ts';

/** Browsers give the means to work only on https and on this machine. */
function canProve(): boolean {
  return typeof crypto !== 'undefined' && typeof crypto.subtle !== 'undefined';
}

function work(challenge: unknown): Promise<string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    const end = (payload: string): void => {
      worker.terminate();
      resolve(payload);
    };
    worker.addEventListener('message', ({ data }: MessageEvent) =>
      end(isJson(data) && typeof data['payload'] === 'string' ? data['payload'] : ''),
    );
    worker.addEventListener('error', () => end(''));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(challenge);
  });
}

/** Works in a worker beside the page. */
export const proveInPage: Prove = async (form, about) => {
  if (!canProve() || typeof Worker === 'undefined') return '';
  return work(await fetchChallenge(form, about));
};
