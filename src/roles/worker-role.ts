import type { Context } from '../context.ts';
import { startLoop } from '../jobs/loop.ts';

const intakeBatch = 100;
const deliverBatch = 10;
/** How long work waits at the most when its nudge was lost. */
const sweepMs = 1000;

/** Takes receipts to their tickets and sends what is waiting to be sent. */
export function startWorker(context: Context): AsyncDisposable {
  const { intake, replies, queue, log } = context;
  const intakeLoop = startLoop({
    name: 'intake',
    everyMs: sweepMs,
    log,
    work: async () => (await intake.processBatch(intakeBatch)) > 0,
  });
  const deliverLoop = startLoop({
    name: 'deliver',
    everyMs: sweepMs,
    log,
    work: async () => (await replies.processBatch(deliverBatch)) > 0,
  });
  const workers = [queue.work('intake', intakeLoop.poke), queue.work('deliver', deliverLoop.poke)];
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
      await Promise.all([intakeLoop[Symbol.asyncDispose](), deliverLoop[Symbol.asyncDispose]()]);
    },
  };
}
