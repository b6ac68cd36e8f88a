import { startBackground } from './background.ts';
import { startCommuneList } from './commune-list.ts';
import { startConfirmCode } from './confirm-code.ts';
import { deliver, type DeliverOutcome } from './deliver.ts';
import { deviceStore, type KeptFile, type WaitingReport } from './device-store.ts';
import { dropDraft, loadDraft, saveDraft } from './draft.ts';
import { startFoundAnswers } from './found-answers.ts';
import { newId } from './new-id.ts';
import { showInParts } from './parts.ts';
import { startPhotos, type Photos } from './photos.ts';
import { startPoint } from './point.ts';
import { showProblem } from './problems.ts';
import type { Prove } from './challenge.ts';
import { proveInPage } from './proof.ts';
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

/** What would be sent, apart from its name: tells a repeated press from a changed report. */
function contentOf(form: HTMLFormElement, files: readonly KeptFile[]): string {
  const silent = new Set(['submission', 'lang', 'shown', 'confirmed', 'photos']);
  const parts = [...new FormData(form)].filter(([name]) => !silent.has(name));
  return JSON.stringify([...parts, ...files.map(({ name, blob }) => [name, blob.size])]);
}

/** What is sent of the form: every word of it; the files go their own way. */
function fieldsOf(form: HTMLFormElement): (readonly [string, string])[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/** Works on the proof while the person still writes, and keeps it until it is used or too old. */
function earlyProof(): Prove {
  const kept = new Map<string, { readonly payload: Promise<string>; readonly at: number }>();
  return (form, about) => {
    const known = kept.get(`${form}:${about}`);
    kept.delete(`${form}:${about}`);
    if (known && Date.now() - known.at < 50 * 60_000) return known.payload;
    const payload = proveInPage(form, about);
    if (form === 'report') kept.set(`${form}:${about}`, { payload, at: Date.now() });
    payload.catch(() => kept.delete(`${form}:${about}`));
    return payload;
  };
}

function keepDraft(
  form: HTMLFormElement,
  words: Words,
  photos: Photos,
): { readonly save: (attempted?: string) => void; readonly close: () => void; readonly reopen: () => void } {
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
  // A phone may put the page away for good at any moment.
  window.addEventListener('pagehide', () => {
    if (!isClosed && timer !== 0) save();
  });
  const close = (): void => {
    isClosed = true;
    clearTimeout(timer);
    dropDraft();
  };
  form.querySelector('[data-discard]')?.addEventListener('click', async () => {
    close();
    await photos.discard();
    // A plain reload may put the typed words back by itself.
    location.replace(location.pathname);
  });
  const reopen = (): void => {
    isClosed = false;
    save();
  };
  return { save, close, reopen };
}

/** Makes the report form comfortable: parts, draft, photos, commune list, point, and sending that survives a lost network. */
export function startReportForm(form: HTMLFormElement): void {
  const words = wordsOf(form);
  const lang = valuesOf(form)['lang'] ?? 'vi';
  const note = form.querySelector<HTMLElement>('[data-form-note]');
  const bar = form.querySelector<HTMLProgressElement>('[data-progress]');
  const button = form.querySelector<HTMLButtonElement>('[data-submit]');
  // A page out of the browser's store carries the name of an older report: each gets its own here.
  fill(form, { submission: newId() });
  const photos = startPhotos(form, words);
  const draft = keepDraft(form, words, photos);
  const prove = earlyProof();
  startCommuneList(form, words);
  startPoint(form, words);
  startConfirmCode(form, words, proveInPage);
  startFoundAnswers(form, words, { answered: draft.close, back: draft.reopen });
  void startBackground();
  form.addEventListener(
    'input',
    () => {
      const { submission } = valuesOf(form);
      if (submission !== undefined) prove('report', submission).catch(() => undefined);
    },
    { once: true },
  );

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
  const showShare = (share: number): void => {
    if (bar) {
      bar.hidden = false;
      bar.value = share;
    }
    tell(say(words, 'sendingShare', { share: String(Math.round(share * 100)) }), true);
  };

  let isSending = false;
  const setSending = (next: boolean): void => {
    isSending = next;
    button?.setAttribute('aria-disabled', String(next));
    if (!next && bar) bar.hidden = true;
  };

  /** Kept on this device and sent by itself later: the form has done its work. */
  async function leaveWaiting(report: WaitingReport): Promise<boolean> {
    const root = document.querySelector<HTMLElement>('[data-island="waiting"]');
    if (!root || !(await deviceStore.putReport(report))) return false;
    draft.close();
    await photos.clear();
    form.hidden = true;
    for (const rest of document.querySelectorAll('[data-parts], .lead')) rest.setAttribute('hidden', '');
    root.dataset['awaits'] = report.submission;
    root.dispatchEvent(new Event('hub:kept'));
    return true;
  }

  async function collect(): Promise<WaitingReport> {
    const files = await photos.files();
    // The same report keeps its name however often it is sent; a changed one is another report and must not be lost.
    const content = contentOf(form, files);
    const tried = loadDraft(Date.now())?.['attempted'] ?? '';
    if (tried !== '' && tried !== content) fill(form, { submission: newId() });
    draft.save(content);
    const fields = fieldsOf(form);
    const submission = valuesOf(form)['submission'] ?? newId();
    return { submission, lang, fields, files, at: Date.now(), state: { type: 'waiting' } };
  }

  function showRefusal(outcome: Extract<DeliverOutcome, { type: 'refused' }>): void {
    const inputs = outcome.fields.map(({ field, message }) => refuse(field, message));
    const first = inputs.find((input) => input !== null);
    const known =
      { 413: 'tooLarge', 429: 'tooMany' }[outcome.status] ?? (outcome.status >= 500 ? 'ourFault' : 'sendRefused');
    tell(outcome.status < 500 && !first && outcome.message ? outcome.message : say(words, known));
    if (first) parts.reveal(first);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    if ((valuesOf(form)['text'] ?? '').trim() === '') {
      const text = refuse('text', say(words, 'textMissing'));
      if (text) parts.reveal(text);
      return;
    }
    setSending(true);
    tell(say(words, 'sending'), true);
    const ticking = window.setInterval(() => showShare(photos.share()), 300);
    if (photos.count() === 0) clearInterval(ticking);
    const report = await collect();
    clearInterval(ticking);
    // Before anything is sent: a browser that is closed on the way has it still.
    await deviceStore.putReport(report);
    const outcome = await deliver(report, { prove, ...(photos.count() > 0 && { onShare: showShare }) });
    if (outcome.type === 'done') {
      draft.close();
      await photos.clear();
      await deviceStore.removeReport(report.submission);
      // So that the back button does not bring the sent words back as if they were still to be sent.
      window.addEventListener('pagehide', () => form.reset());
      location.assign(outcome.path);
      return;
    }
    if (outcome.type === 'lost' && (await leaveWaiting(report))) return;
    await deviceStore.removeReport(report.submission);
    setSending(false);
    if (outcome.type === 'lost') tell(say(words, 'sendFailed'));
    else showRefusal(outcome);
  });
  // Back from the tracking page by the browser's memory: a fresh form, not the one that was sent.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isSending) location.replace(location.pathname);
  });
}
