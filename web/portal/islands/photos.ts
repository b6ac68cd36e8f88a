import { deviceStore, type KeptFile } from './device-store.ts';
import { newId } from './new-id.ts';
import { shrinkPicture } from './shrink-picture.ts';
import { dropUpload, uploadFile } from './upload-file.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

type Chosen = {
  file: KeptFile;
  readonly item: HTMLElement;
  readonly stop: AbortController;
  /** Resolves when the sending under way has ended, well or not. */
  sending: Promise<void>;
};

export type Photos = {
  /** What is chosen, with how far each is on its way. Waits for what is being sent just now. */
  readonly files: () => Promise<readonly KeptFile[]>;
  readonly count: () => number;
  /** How much of all of it the hub has, from 0 to 1. */
  readonly share: () => number;
  /** Forgets everything on this device; what the hub has stays with the report that was sent. */
  readonly clear: () => Promise<void>;
  /** Forgets everything, with what the hub has of it. */
  readonly discard: () => Promise<void>;
};

const keepMs = 7 * 24 * 3_600_000;

function isShowable(type: string): boolean {
  return /^(image|video)\//.test(type);
}

/**
 * Photos and videos chosen in one or several goes, shown small, each removable, kept on this device with the draft. Each is
 * sent in pieces while the person goes on writing; what was broken off goes on where it ended.
 */
export function startPhotos(form: HTMLFormElement, words: Words): Photos {
  const input = form.querySelector<HTMLInputElement>('#photos');
  const list = form.querySelector<HTMLElement>('[data-photos]');
  const note = form.querySelector<HTMLElement>('[data-photo-note]');
  const maxCount = Number(form.dataset['maxPhotos']);
  const maxBytes = Number(form.dataset['maxPhotoBytes']);
  const lang = document.documentElement.lang;
  const shares = new Map<string, number>();
  let chosen: Chosen[] = [];

  const opener = form.querySelector<HTMLElement>('[data-photo-button]');
  // The browser's own button speaks the browser's language; ours speaks the page's. The input keeps focus and keyboard.
  if (opener && input) {
    opener.hidden = false;
    input.classList.add('unseen');
  }

  function tell(said: readonly string[]): void {
    if (!note) return;
    note.textContent = said.join(' ');
    note.hidden = said.length === 0;
  }

  function showShare(one: Chosen, share: number, state: string): void {
    shares.set(one.file.id, share);
    const bar = one.item.querySelector('progress');
    const line = one.item.querySelector<HTMLElement>('.photo-state');
    if (bar) {
      bar.value = share;
      bar.hidden = share >= 1;
    }
    if (line) line.textContent = state;
  }

  async function send(one: Chosen): Promise<void> {
    showShare(one, shares.get(one.file.id) ?? 0, say(words, 'photoSending'));
    const outcome = await uploadFile(one.file, {
      lang,
      signal: one.stop.signal,
      onShare: (share) => showShare(one, share, say(words, share >= 1 ? 'photoSent' : 'photoSending')),
      onPlace: async (uploadId) => {
        one.file = { ...one.file, uploadId };
        await deviceStore.putFile(one.file);
      },
    });
    if (one.stop.signal.aborted) return;
    if (outcome.type === 'lost') showShare(one, shares.get(one.file.id) ?? 0, say(words, 'photoWaits'));
    if (outcome.type === 'refused') {
      tell([`${one.file.name}: ${outcome.message}`]);
      remove(one);
    }
  }

  function start(one: Chosen): void {
    // One after the other: a weak line gets nowhere with five at once.
    const before = chosen.filter((other) => other !== one).map((other) => other.sending);
    one.sending = Promise.allSettled(before).then(() => (one.stop.signal.aborted ? undefined : send(one)));
  }

  function remove(one: Chosen): void {
    one.stop.abort();
    if (one.file.uploadId !== undefined) void dropUpload(one.file.uploadId);
    void deviceStore.removeFile(one.file.id);
    shares.delete(one.file.id);
    chosen = chosen.filter((other) => other !== one);
    const shown = one.item.querySelector<HTMLImageElement | HTMLVideoElement>('img, video');
    if (shown) URL.revokeObjectURL(shown.src);
    one.item.remove();
    if (list) list.hidden = chosen.length === 0;
  }

  function preview(file: KeptFile): HTMLElement {
    const item = document.createElement('li');
    const isVideo = file.type.startsWith('video/');
    const picture = document.createElement(isVideo ? 'video' : 'img');
    picture.src = URL.createObjectURL(file.blob);
    if (picture instanceof HTMLImageElement) picture.alt = file.name;
    else picture.setAttribute('aria-label', file.name);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', say(words, 'photoRemove', { name: file.name }));
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', say(words, 'photoProgress', { name: file.name }));
    const state = document.createElement('span');
    state.className = 'photo-state';
    item.append(picture, button, bar, state);
    return item;
  }

  function add(file: KeptFile): void {
    const item = preview(file);
    const one: Chosen = { file, item, stop: new AbortController(), sending: Promise.resolve() };
    item.querySelector('button')?.addEventListener('click', () => {
      remove(one);
      input?.focus();
    });
    chosen.push(one);
    list?.append(item);
    if (list) list.hidden = false;
    start(one);
  }

  async function restore(): Promise<void> {
    const kept = (await deviceStore.files()).sort((a, b) => a.at - b.at);
    for (const file of kept) {
      if (Date.now() - file.at > keepMs) await deviceStore.removeFile(file.id);
      else if (chosen.length < maxCount && !chosen.some((one) => one.file.id === file.id)) add(file);
    }
  }

  async function take(picked: readonly File[]): Promise<void> {
    const said: string[] = [];
    for (const [index, file] of picked.entries()) {
      const small = await shrinkPicture(file);
      if (!isShowable(file.type)) said.push(say(words, 'photoNotPicture', { name: file.name }));
      else if (small.size > maxBytes) said.push(say(words, 'photoTooLarge', { name: file.name }));
      else if (chosen.length >= maxCount) said.push(say(words, 'photoTooMany'));
      else {
        const kept = { id: newId(), name: small.name, type: small.type, blob: small, at: Date.now() + index };
        await deviceStore.putFile(kept);
        add(kept);
      }
    }
    tell([...new Set(said)]);
    form.dispatchEvent(new Event('change'));
  }

  // A slow phone takes its time to make a picture small: whoever sends the form meanwhile sends the picture, too.
  let taking: Promise<unknown> = Promise.resolve();
  input?.addEventListener('change', () => {
    const picked = [...(input.files ?? [])];
    // The form is sent by hand; what the input holds would be sent a second time by a browser that posts it.
    input.value = '';
    taking = Promise.allSettled([taking, take(picked)]);
  });
  window.addEventListener('online', () => {
    for (const one of chosen) if ((shares.get(one.file.id) ?? 0) < 1) start(one);
  });
  void restore();

  return {
    async files() {
      await taking;
      await Promise.allSettled(chosen.map((one) => one.sending));
      return chosen.map((one) => one.file);
    },
    count: () => chosen.length,
    share() {
      const total = chosen.reduce((sum, one) => sum + one.file.blob.size, 0);
      const sent = chosen.reduce((sum, one) => sum + one.file.blob.size * (shares.get(one.file.id) ?? 0), 0);
      return total === 0 ? 1 : sent / total;
    },
    async clear() {
      for (const one of chosen) one.stop.abort();
      chosen = [];
      list?.replaceChildren();
      await deviceStore.clearFiles();
    },
    async discard() {
      // Each removal makes a new list; this one stays as it is.
      for (const one of chosen) remove(one);
      await deviceStore.clearFiles();
    },
  };
}
