import '../portal.css';
import { waitingFlag } from './waiting-flag.ts';

/** Pages on which no report waits pay one look into the browser's store; the form may make one wait. */
function mayWait(): boolean {
  try {
    return document.querySelector('[data-island="report"]') !== null || localStorage.getItem(waitingFlag) !== null;
  } catch {
    return true;
  }
}

/** What each island does is fetched only on a page that has it; a page without islands costs a few hundred bytes. */
const islands: Readonly<Record<string, (element: HTMLElement) => Promise<void>>> = {
  report: async (element) => {
    if (element instanceof HTMLFormElement) (await import('./report-form.ts')).startReportForm(element);
  },
  tracking: async (element) => (await import('./tracking.ts')).startTracking(element),
  waiting: async (element) => {
    if (mayWait()) (await import('./waiting.ts')).startWaiting(element);
  },
  'me-too': async (element) => (await import('./me-too.ts')).startMeToo(element),
  once: async (element) => {
    if (element instanceof HTMLFormElement) (await import('./once.ts')).sendOnce(element);
  },
};

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  void islands[element.dataset['island'] ?? '']?.(element);
}

document.querySelector<HTMLElement>('[data-summary]')?.focus();
