import { parentPort } from 'node:worker_threads';
import { learn, type LearnRequest } from './learn.ts';

// The entry of the thread that learns. What it receives was written by `learn-thread.ts`.
parentPort?.once('message', (request: LearnRequest) => {
  const answer = learn(request, (stage) => parentPort?.postMessage({ stage }, []));
  parentPort?.postMessage({ answer }, []);
});
