import { bodyOf, isPassing, refusalOf, type Refusal } from './answers.ts';
import { deviceStore, type WaitingReport } from './device-store.ts';
import type { Prove } from './challenge.ts';
import { uploadFile } from './upload-file.ts';

export type DeliverOutcome =
  { readonly type: 'done'; readonly code: string; readonly path: string } | Refusal | { readonly type: 'lost' };

export type DeliverHooks = {
  readonly prove: Prove;
  /** How much of the files is there, from 0 to 1. */
  readonly onShare?: (share: number) => void;
};

const patienceMs = 180_000;

/** Files first, from where they stand; what the hub has of them is written down at once. */
async function sendFiles(
  report: WaitingReport,
  onShare: DeliverHooks['onShare'],
): Promise<readonly string[] | Refusal | { readonly type: 'lost' }> {
  const ids: string[] = [];
  const total = report.files.reduce((sum, file) => sum + file.blob.size, 0);
  let before = 0;
  let current = report;
  for (const file of report.files) {
    const outcome = await uploadFile(file, {
      lang: report.lang,
      onShare: (share) => onShare?.(total === 0 ? 1 : (before + share * file.blob.size) / total),
      onPlace: async (uploadId) => {
        const files = current.files.map((one) => (one.id === file.id ? { ...one, uploadId } : one));
        current = { ...current, files };
        await deviceStore.putReport(current);
      },
    });
    if (outcome.type === 'refused') return outcome;
    if (outcome.type === 'lost') return { type: 'lost' };
    ids.push(outcome.uploadId);
    before += file.blob.size;
  }
  return ids;
}

async function post(report: WaitingReport, uploads: readonly string[], proof: string): Promise<DeliverOutcome> {
  const form = new FormData();
  for (const [name, value] of report.fields) form.append(name, value);
  if (uploads.length > 0) form.append('uploads', uploads.join(','));
  if (proof !== '') form.append('altcha', proof);
  const headers = { Accept: 'application/json' };
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch('/gui', { method: 'POST', headers, body: form, signal }).catch(() => null);
  if (!answer || isPassing(answer.status)) return { type: 'lost' };
  const body = await bodyOf(answer);
  const { path, code } = body;
  if (answer.ok && typeof path === 'string') return { type: 'done', path, code: String(code) };
  return refusalOf(answer.status, body, report.lang);
}

/**
 * Sends one report: its files, its proof of work, itself. However often this runs and wherever it breaks, the hub makes one
 * case of it, because the submission names it. Never rejects.
 */
export async function deliver(report: WaitingReport, { prove, onShare }: DeliverHooks): Promise<DeliverOutcome> {
  let outcome: DeliverOutcome = { type: 'lost' };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const uploads = await sendFiles(report, onShare);
    if ('type' in uploads) return uploads;
    const proof = await prove('report', report.submission).catch(() => null);
    if (proof === null) return { type: 'lost' };
    outcome = await post(report, uploads, proof);
    const isStale =
      outcome.type === 'refused' && (outcome.code === 'proof.invalid' || outcome.code === 'upload.missing');
    if (!isStale) return outcome;
  }
  return outcome;
}

/** Told to every page of the portal when something became of a waiting report. */
export const newsChannel = 'hub-1022-reports';

/**
 * Sends what waits, one after the other, in the page or in the background but never in both at once. Gives back whether
 * something still waits.
 */
export async function deliverWaiting(prove: Prove): Promise<boolean> {
  const work = async (): Promise<boolean> => {
    let isLeft = false;
    for (const report of await deviceStore.reports()) {
      if (report.state.type !== 'waiting') continue;
      const outcome = await deliver(report, { prove });
      if (outcome.type === 'lost' || (outcome.type === 'refused' && outcome.status === 429)) {
        isLeft = true;
        continue;
      }
      const state =
        outcome.type === 'done'
          ? ({ type: 'sent', code: outcome.code, path: outcome.path } as const)
          : ({ type: 'refused', message: outcome.fields[0]?.message || outcome.message } as const);
      // What was sent is no longer needed here; only where to find it is.
      const rest = state.type === 'sent' ? { fields: subjectOf(report), files: [] } : {};
      await deviceStore.putReport({ ...report, ...rest, state });
      const news = new BroadcastChannel(newsChannel);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin alone
      news.postMessage(report.submission);
      news.close();
    }
    return isLeft;
  };
  if (typeof navigator.locks === 'undefined') return work();
  return navigator.locks.request('hub-1022-send', { ifAvailable: true }, async (lock) => (lock ? work() : true));
}

function subjectOf(report: WaitingReport): WaitingReport['fields'] {
  const text = report.fields.find(([name]) => name === 'text')?.[1] ?? '';
  return [['text', text.slice(0, 80)]];
}
