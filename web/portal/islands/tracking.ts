import { say, wordsOf } from './words.ts';

const everyMs = 15_000;
/** While the ticket of a report just sent is being opened. */
const settlingMs = 1_500;
const slowMs = 60_000;
/** After this long without news the page asks less often. */
const calmAfterMs = 10 * 60_000;

function isTyping(region: Element): boolean {
  const dirty = [...region.querySelectorAll<HTMLTextAreaElement>('textarea')].some(
    (area) => area.value !== area.defaultValue,
  );
  return dirty || region.contains(document.activeElement);
}

/** Replaces the parts of the page that differ in `fresh`; gives back whether any did. */
function replaceChanged(root: HTMLElement, fresh: Document): boolean {
  let hasChanged = false;
  for (const region of root.querySelectorAll<HTMLElement>('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${region.dataset['live'] ?? ''}"]`);
    if (!next || next.innerHTML === region.dataset['seen']) continue;
    if (isTyping(region)) continue;
    const isFirst = region.dataset['seen'] === undefined;
    region.dataset['seen'] = next.innerHTML;
    if (isFirst && next.textContent === region.textContent) continue;
    region.replaceChildren(...document.importNode(next, true).childNodes);
    hasChanged = true;
  }
  return hasChanged;
}

function startButtons(root: HTMLElement): void {
  const print = root.querySelector<HTMLElement>('[data-print]');
  const copy = root.querySelector<HTMLElement>('[data-copy]');
  if (print) print.hidden = false;
  print?.addEventListener('click', () => window.print());
  root.querySelector<HTMLInputElement>('[data-select]')?.addEventListener('focus', ({ target }) => {
    if (target instanceof HTMLInputElement) target.select();
  });
  // The clipboard exists only on https and localhost; elsewhere the selected field is there to copy from.
  if (!copy || !window.isSecureContext) return;
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy.dataset['copy'] ?? '');
    copy.textContent = copy.dataset['copied'] ?? '';
  });
}

/** Keeps the tracking page true while it is looked at, without moving what the person is writing. */
export function startTracking(root: HTMLElement): void {
  const words = wordsOf(root);
  const note = root.querySelector<HTMLElement>('[data-live-note]');
  // The notice is told once: a reload or a saved address shows the page without it.
  history.replaceState(null, '', location.pathname);
  startButtons(root);
  let lastNews = Date.now();
  let timer = 0;

  async function look(): Promise<void> {
    if (document.hidden) return;
    try {
      const answer = await fetch(`${location.pathname}?lang=${document.documentElement.lang}`, {
        headers: { Accept: 'text/html' },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const hasNews = replaceChanged(root, fresh);
      if (hasNews) {
        lastNews = Date.now();
        delete root.dataset['settling'];
      }
      if (!note) return;
      const time = new Date().toLocaleTimeString('vi-VN', {
        timeZone: 'Asia/Ho_Chi_Minh',
        hour: '2-digit',
        minute: '2-digit',
      });
      if (hasNews) note.textContent = say(words, 'refreshed', { time });
      else if (note.dataset['lost'] === 'yes') note.textContent = '';
      note.dataset['lost'] = '';
    } catch {
      if (!note) return;
      note.dataset['lost'] = 'yes';
      note.textContent = say(words, 'failed');
    }
  }
  async function loop(): Promise<void> {
    await look();
    plan();
  }
  function plan(): void {
    clearTimeout(timer);
    const isSettling = root.dataset['settling'] !== undefined && Date.now() - lastNews < everyMs;
    const waitMs = isSettling ? settlingMs : Date.now() - lastNews > calmAfterMs ? slowMs : everyMs;
    timer = window.setTimeout(() => void loop(), waitMs);
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void loop();
  });
  plan();
}
