import type { Context } from '../context.ts';
import { startLoop } from '../jobs/loop.ts';

const intakeBatch = 100;
const deliverBatch = 10;
/** How long work waits at the most when its nudge was lost. */
const sweepMs = 1000;

/** How soon a platform is asked about what is due. */
const askMs = 10_000;
/** How soon a training is taken up. */
const trainMs = 2000;
/** How soon somebody outside is asked about a new report. */
const opinionMs = 2000;
/** How soon files are looked into that came while the virus scanner was away. */
const scanMs = 15_000;
/** A file is written in seconds; what is older was left by a process that died. */
const unfinishedMs = 60 * 60_000;
const tidyMs = 60 * 60_000;

/** Takes receipts to their tickets, sends what is waiting to be sent, and looks after the files. */
export function startWorker(context: Context): AsyncDisposable {
  const { intake, replies, scans, files, callReports, recordings, queue, log, now } = context;
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
  const askLoop = startLoop({ name: 'ask-states', everyMs: askMs, log, work: () => context.stateQuestions.askDue() });
  const confirmLoop = startLoop({
    name: 'confirm-refusals',
    everyMs: sweepMs,
    log,
    work: () => context.refusalConfirmations.confirmDue(),
  });
  const callLoops = [
    startLoop({ name: 'call-reports', everyMs: sweepMs, log, work: () => callReports.completeLeft() }),
    startLoop({ name: 'recordings', everyMs: sweepMs, log, work: () => recordings.fetchDue() }),
  ];
  const leaving = new AbortController();
  const trainLoop = startLoop({
    name: 'train',
    everyMs: trainMs,
    log,
    work: () => context.trainings.processDue(leaving.signal),
  });
  const opinionLoop = startLoop({
    name: 'second-opinion',
    everyMs: opinionMs,
    log,
    work: () => context.opinions.processDue(),
  });
  const scanLoop = startLoop({ name: 'scan', everyMs: scanMs, log, work: () => scans.sweep() });
  const tidyLoop = startLoop({
    name: 'tidy',
    everyMs: tidyMs,
    log,
    async work() {
      await files.removeUnfinished(unfinishedMs, now());
      await intake.forgetOld(now());
      return false;
    },
  });
  const fileLoop = startLoop({ name: 'file-sweep', everyMs: tidyMs, log, work: () => context.fileSweep.sweep() });
  const workers = [queue.work('intake', intakeLoop.poke), queue.work('deliver', deliverLoop.poke)];
  return {
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
      await Promise.all(
        [
          intakeLoop,
          deliverLoop,
          askLoop,
          confirmLoop,
          ...callLoops,
          trainLoop,
          opinionLoop,
          scanLoop,
          tidyLoop,
          fileLoop,
        ].map((loop) => loop[Symbol.asyncDispose]()),
      );
    },
  };
}
