import { isJson } from './answers.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

type Found = {
  readonly id: number;
  readonly href: string;
  /** Of title and body, which may not be the language of the page. */
  readonly lang: string;
  readonly title: string;
  readonly body: string;
};

const pauseMs = 900;
const leastLetters = 12;

function foundIn(value: unknown): Found[] {
  const items = isJson(value) && Array.isArray(value['items']) ? value['items'].filter(isJson) : [];
  return items.flatMap(({ id, href, lang, title, body }) =>
    typeof id === 'number' &&
    typeof href === 'string' &&
    typeof lang === 'string' &&
    typeof title === 'string' &&
    typeof body === 'string'
      ? [{ id, href, lang, title, body }]
      : [],
  );
}

async function ask(form: HTMLFormElement, signal: AbortSignal): Promise<Found[]> {
  const typed = new FormData(form);
  const body = new URLSearchParams();
  for (const name of ['text', 'categoryCode', 'lang']) body.set(name, String(typed.get(name) ?? ''));
  const answer = await fetch('/hoi-dap/goi-y', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body,
    signal,
  });
  return answer.ok ? foundIn(await answer.json()) : [];
}

function tellHelped(form: HTMLFormElement, { id }: Found): void {
  const body = new URLSearchParams({ shown: String(new FormData(form).get('shown') ?? '') });
  const headers = { Accept: 'application/json' };
  void fetch(`/hoi-dap/${String(id)}/tra-loi-duoc`, { method: 'POST', headers, body, keepalive: true }).catch(
    () => undefined,
  );
}

function entryOf(found: Found, words: Words, onHelped: () => void): HTMLElement {
  const entry = document.createElement('details');
  entry.className = 'fold';
  const summary = document.createElement('summary');
  const title = document.createElement('span');
  title.lang = found.lang;
  title.textContent = found.title;
  summary.append(title, ...(found.lang === document.documentElement.lang ? [] : [` ${say(words, 'inVietnamese')}`]));
  const text = document.createElement('div');
  text.className = 'found-answer-text';
  text.lang = found.lang;
  text.textContent = found.body;
  const row = document.createElement('p');
  row.className = 'question-help-row';
  const helped = document.createElement('button');
  helped.type = 'button';
  helped.className = 'button button-quiet';
  helped.textContent = say(words, 'offerYes');
  helped.addEventListener('click', onHelped);
  const link = document.createElement('a');
  link.href = found.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = say(words, 'offerOpen');
  row.append(helped, link);
  entry.append(summary, text, row);
  return entry;
}

/** Said where the person writes: the box itself may be below the edge of a phone. */
function noteOf(box: HTMLElement, words: Words): (Node | string)[] {
  const show = document.createElement('button');
  show.type = 'button';
  show.className = 'link-button';
  show.textContent = say(words, 'offerShow');
  show.addEventListener('click', () => box.querySelector('h2')?.focus());
  return [`${say(words, 'offerNote')} `, show];
}

/**
 * While a question is written: shows answers that may be there already, to be read in place. It only ever offers; whatever
 * fails here leaves the form as it is. `onAnswered`: the person needs to send nothing; `onBack`: changed that mind.
 */
export function startFoundAnswers(
  form: HTMLFormElement,
  words: Words,
  on: { readonly answered: () => void; readonly back: () => void },
): void {
  const box = form.querySelector<HTMLElement>('[data-found-answers]');
  const list = form.querySelector<HTMLElement>('[data-found-list]');
  const note = form.querySelector<HTMLElement>('[data-found-note]');
  const instead = document.querySelector<HTMLElement>('[data-answered]');
  const text = form.elements.namedItem('text');
  if (!box || !list || !instead || !(text instanceof HTMLTextAreaElement)) return;
  let timer = 0;
  let asking = new AbortController();
  let shown = '';

  const hideForm = (isHidden: boolean): void => {
    form.hidden = isHidden;
    for (const rest of document.querySelectorAll('[data-parts], .lead')) rest.toggleAttribute('hidden', isHidden);
  };
  const answered = (found: Found): void => {
    tellHelped(form, found);
    on.answered();
    hideForm(true);
    instead.hidden = false;
    instead.focus();
  };
  instead.querySelector('[data-answered-back]')?.addEventListener('click', () => {
    instead.hidden = true;
    hideForm(false);
    on.back();
    text.focus();
  });

  const look = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const found = text.value.trim().length < leastLetters ? [] : await ask(form, signal).catch(() => []);
    const ids = found.map(({ id }) => id).join();
    // The same answers again: what was opened stays open.
    if (signal.aborted || ids === shown) return;
    shown = ids;
    list.replaceChildren(...found.map((one) => entryOf(one, words, () => answered(one))));
    box.hidden = found.length === 0;
    note?.replaceChildren(...(found.length === 0 ? [] : noteOf(box, words)));
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pauseMs);
  };
  text.addEventListener('input', soon);
  if (text.value !== '') soon();
}
