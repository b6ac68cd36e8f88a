import { waitingFlag } from './waiting-flag.ts';

/** A photo or video of the draft; its bytes stay on this device until they are sent. */
export type KeptFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly blob: Blob;
  readonly at: number;
  /** Where it is on its way to the hub; absent: nothing was sent of it. */
  readonly uploadId?: string;
};

/** A report that the person sent and the hub may not have yet. */
export type WaitingReport = {
  readonly submission: string;
  readonly lang: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly files: readonly KeptFile[];
  readonly at: number;
  readonly state:
    | { readonly type: 'waiting' }
    | { readonly type: 'sent'; readonly code: string; readonly path: string }
    | { readonly type: 'refused'; readonly message: string };
};

type StoreName = 'files' | 'reports';

const name = 'hub-1022';

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(name, 1);
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('files', { keyPath: 'id' });
        request.result.createObjectStore('reports', { keyPath: 'submission' });
      });
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => resolve(null));
      request.addEventListener('blocked', () => resolve(null));
    } catch {
      // Private windows of some browsers keep nothing.
      resolve(null);
    }
  });
}

/** Runs one transaction; false when nothing can be kept here. */
async function change(store: StoreName, work: (store: IDBObjectStore) => void): Promise<boolean> {
  const database = await open();
  if (!database) return false;
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction(store, 'readwrite');
      transaction.addEventListener('complete', () => resolve(true));
      transaction.addEventListener('error', () => resolve(false));
      transaction.addEventListener('abort', () => resolve(false));
      work(transaction.objectStore(store));
    } catch {
      resolve(false);
    } finally {
      database.close();
    }
  });
}

async function all<Row>(store: StoreName): Promise<Row[]> {
  const database = await open();
  if (!database) return [];
  return new Promise((resolve) => {
    const request = database.transaction(store).objectStore(store).getAll();
    // Only this file writes the stores, and only rows of this shape.
    request.addEventListener('success', () => resolve(request.result as Row[]));
    request.addEventListener('error', () => resolve([]));
    database.close();
  });
}

function mark(isWaiting: boolean): void {
  // A service worker has no localStorage.
  if (typeof localStorage === 'undefined') return;
  try {
    if (isWaiting) localStorage.setItem(waitingFlag, '1');
    else localStorage.removeItem(waitingFlag);
  } catch {
    // Nothing is kept where nothing may be kept.
  }
}

/** What stays on this device: files of the draft, and reports until the hub has them. */
export const deviceStore = {
  files: () => all<KeptFile>('files'),
  putFile: (file: KeptFile) => change('files', (store) => store.put(file)),
  removeFile: (id: string) => change('files', (store) => store.delete(id)),
  clearFiles: () => change('files', (store) => store.clear()),

  reports: () => all<WaitingReport>('reports'),
  async putReport(report: WaitingReport): Promise<boolean> {
    const isKept = await change('reports', (store) => store.put(report));
    if (isKept) mark(true);
    return isKept;
  },
  async removeReport(submission: string): Promise<void> {
    await change('reports', (store) => store.delete(submission));
    mark((await all<WaitingReport>('reports')).length > 0);
  },
};
