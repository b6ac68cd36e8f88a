import type { KeptFile } from '../portal/islands/device-store.ts';
import { newId } from '../portal/islands/new-id.ts';
import { shrinkPicture } from '../portal/islands/shrink-picture.ts';
import { dropUpload, uploadFile } from '../portal/islands/upload-file.ts';
import { say, type Words } from '../portal/islands/words.ts';

const maxFiles = 5;
const maxBytes = 10 * 2 ** 20;

type Chosen = {
  readonly file: KeptFile;
  uploadId: string | null;
  readonly item: HTMLElement;
  readonly stop: AbortController;
};

/** Files of the message being written: sent at once, in pieces, each with its bar; named by the message afterwards. */
export function startChatFiles(
  root: HTMLElement,
  input: { readonly lang: string; readonly words: Words; readonly tell: (note: string) => void },
) {
  const { lang, words, tell } = input;
  const box = root.querySelector<HTMLInputElement>('[data-file]');
  const list = root.querySelector<HTMLElement>('[data-files]');
  let chosen: Chosen[] = [];
  let running: Promise<void> = Promise.resolve();

  function show(): void {
    list?.replaceChildren(...chosen.map((one) => one.item));
    if (list) list.hidden = chosen.length === 0;
  }

  function remove(one: Chosen): void {
    one.stop.abort();
    if (one.uploadId !== null) void dropUpload(one.uploadId);
    chosen = chosen.filter((other) => other !== one);
    show();
  }

  function chip(file: KeptFile): HTMLElement {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.name;
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', say(words, 'fileRemove', { name: file.name }));
    item.append(name, bar, button);
    return item;
  }

  async function send(one: Chosen): Promise<void> {
    const bar = one.item.querySelector('progress');
    const outcome = await uploadFile(one.file, {
      lang,
      signal: one.stop.signal,
      onShare: (share) => {
        if (bar) bar.value = share;
      },
    });
    if (outcome.type === 'done') one.uploadId = outcome.uploadId;
    else if (!one.stop.signal.aborted) {
      tell(outcome.type === 'refused' ? `${one.file.name}: ${outcome.message}` : (words['offline'] ?? ''));
      remove(one);
    }
  }

  box?.addEventListener('change', async () => {
    const picked = [...(box.files ?? [])];
    box.value = '';
    for (const original of picked) {
      const file = await shrinkPicture(original);
      if (file.size > maxBytes) tell(say(words, 'fileTooLarge', { name: file.name }));
      else if (chosen.length >= maxFiles) tell(words['fileTooMany'] ?? '');
      else {
        const kept = { id: newId(), name: file.name, type: file.type, blob: file, at: Date.now() };
        const one: Chosen = { file: kept, uploadId: null, item: chip(kept), stop: new AbortController() };
        one.item.querySelector('button')?.addEventListener('click', () => remove(one));
        chosen.push(one);
        running = running.then(() => (one.stop.signal.aborted ? undefined : send(one)));
      }
    }
    show();
  });

  return {
    count: () => chosen.length,
    /** Ids of the files once all of them are there; the list is empty again afterwards. */
    async take(): Promise<readonly string[]> {
      await running;
      const ids = chosen.flatMap(({ uploadId }) => uploadId ?? []);
      chosen = [];
      show();
      return ids;
    },
  };
}
