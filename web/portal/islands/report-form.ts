import { startCommuneList } from './commune-list.ts';
import { dropDraft, loadDraft, saveDraft } from './draft.ts';
import { showInParts } from './parts.ts';
import { startPhotos } from './photos.ts';
import { startPoint } from './point.ts';
import { showProblem } from './problems.ts';
import { sendForm } from './send.ts';
import type { Words } from './words.ts';
import { say, wordsOf } from './words.ts';

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') values[name] = value;
  }
  return values;
}

function fill(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = value === input.value;
    else if (
      input instanceof HTMLInputElement ||
      input instanceof HTMLTextAreaElement ||
      input instanceof HTMLSelectElement
    )
      input.value = value;
    else if (input instanceof RadioNodeList) input.value = value;
  }
}

/** A new name for the submission (UUID version 4); `crypto.randomUUID` is missing on addresses without https. */
function newSubmission(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What would be sent, apart from its name: tells a repeated press from a changed report. */
function contentOf(form: HTMLFormElement): string {
  const parts = [...new FormData(form)].filter(([name]) => name !== 'submission' && name !== 'lang');
  return JSON.stringify(
    parts.map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.size]]),
  );
}

function keepDraft(
  form: HTMLFormElement,
  words: Words,
): { readonly save: (attempted?: string) => void; readonly close: () => void } {
  const box = form.querySelector<HTMLElement>('[data-draft]');
  const note = form.querySelector<HTMLElement>('[data-draft-note]');
  const kept = loadDraft(Date.now());
  let attempted = kept?.['attempted'] ?? '';
  const isBlank = (valuesOf(form)['text'] ?? '') === '';
  if (kept && isBlank && Object.keys(kept).some((name) => name !== 'at' && name !== 'submission')) {
    fill(form, kept);
    if (box) box.hidden = false;
    if (note) note.textContent = say(words, 'draftRestored');
  }
  const save = (tried?: string): void => {
    attempted = tried ?? attempted;
    const isKept = saveDraft({ ...valuesOf(form), attempted }, Date.now());
    if (box) box.hidden = !isKept;
    if (note) note.textContent = say(words, 'draftKept');
  };
  let timer = 0;
  let isClosed = false;
  const soon = (): void => {
    clearTimeout(timer);
    if (!isClosed) timer = window.setTimeout(() => save(), 400);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  const close = (): void => {
    isClosed = true;
    clearTimeout(timer);
    dropDraft();
  };
  form.querySelector('[data-discard]')?.addEventListener('click', () => {
    close();
    // A plain reload may put the typed words back by itself.
    location.replace(location.pathname);
  });
  return { save, close };
}

/** Makes the report form comfortable: parts, draft, photos, commune list, point, and sending with progress. */
export function startReportForm(form: HTMLFormElement): void {
  const words = wordsOf(form);
  const lang = valuesOf(form)['lang'] ?? 'vi';
  const note = form.querySelector<HTMLElement>('[data-form-note]');
  const button = form.querySelector<HTMLButtonElement>('[data-submit]');
  const draft = keepDraft(form, words);
  startCommuneList(form, words);
  startPhotos(form, words);
  startPoint(form, words);

  const refuse = (name: string, message: string): HTMLElement | null => showProblem(form, name, message);
  const hasText = (): boolean => {
    if ((valuesOf(form)['text'] ?? '').trim() !== '') return true;
    refuse('text', say(words, 'textMissing'))?.focus();
    return false;
  };
  const parts = showInParts(form, (index) => index !== 0 || hasText());
  const tell = (message: string, isCalm = false): void => {
    if (!note) return;
    note.textContent = message;
    note.dataset['tone'] = isCalm ? 'calm' : 'alarm';
  };

  let isSending = false;
  const setSending = (next: boolean): void => {
    isSending = next;
    button?.setAttribute('aria-disabled', String(next));
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    if ((valuesOf(form)['text'] ?? '').trim() === '') {
      const text = refuse('text', say(words, 'textMissing'));
      if (text) parts.reveal(text);
      return;
    }
    // The same report keeps its name however often it is sent; a changed one is another report and must not be lost.
    const content = contentOf(form);
    const tried = loadDraft(Date.now())?.['attempted'] ?? '';
    if (tried !== '' && tried !== content) fill(form, { submission: newSubmission() });
    draft.save(content);
    setSending(true);
    tell(say(words, 'sending'), true);
    const outcome = await sendForm(form, lang, (share) =>
      tell(say(words, 'sendingShare', { share: String(Math.round(share * 100)) }), true),
    );
    if (outcome.type === 'done') {
      draft.close();
      // So that the back button does not bring the sent words back as if they were still to be sent.
      window.addEventListener('pagehide', () => form.reset());
      location.assign(outcome.path);
      return;
    }
    setSending(false);
    if (outcome.type === 'lost') return tell(say(words, 'sendFailed'));
    const inputs = outcome.fields.map(({ field, message }) => refuse(field, message));
    const first = inputs.find((input) => input !== null);
    const known =
      { 413: 'tooLarge', 429: 'tooMany' }[outcome.status] ?? (outcome.status >= 500 ? 'ourFault' : 'sendRefused');
    tell(outcome.status < 500 && !first && outcome.message ? outcome.message : say(words, known));
    if (first) parts.reveal(first);
  });
  // Back from the tracking page by the browser's memory: a fresh form, not the one that was sent.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isSending) location.replace(location.pathname);
  });
}
