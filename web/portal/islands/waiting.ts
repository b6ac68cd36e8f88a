import { askForSync, keepSending } from './background.ts';
import { newsChannel } from './deliver.ts';
import { deviceStore, type WaitingReport } from './device-store.ts';
import { saveDraft } from './draft.ts';
import type { Words } from './words.ts';
import { say, wordsOf } from './words.ts';

/** How long the way to a report that was sent stays on a phone that others may use as well. */
const keepMs = 7 * 24 * 3_600_000;

function button(label: string, kind: 'button button-quiet' | 'link-button', act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = kind;
  element.textContent = label;
  element.addEventListener('click', act);
  return element;
}

function subjectOf(report: WaitingReport): string {
  const text = report.fields.find(([name]) => name === 'text')?.[1] ?? '';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Puts the report back into the form, to be corrected there. */
async function reopen(report: WaitingReport): Promise<void> {
  saveDraft(Object.fromEntries(report.fields), Date.now());
  await deviceStore.clearFiles();
  for (const { uploadId: _gone, ...file } of report.files) await deviceStore.putFile(file);
  await deviceStore.removeReport(report.submission);
  location.assign('/gui');
}

/** Follows the way to a report only once this device forgot it: a page that is left does not finish what it began. */
async function leaveFor(path: string, event: MouseEvent, { submission }: WaitingReport): Promise<void> {
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!isElsewhere) event.preventDefault();
  await deviceStore.removeReport(submission);
  if (!isElsewhere) location.assign(path);
}

function headline({ state }: WaitingReport, words: Words): string {
  switch (state.type) {
    case 'waiting':
      return say(words, navigator.onLine ? 'waitingTry' : 'waitingOffline');
    case 'sent':
      return say(words, 'waitingSent', { code: state.code });
    case 'refused':
      return say(words, 'waitingRefused');
  }
}

/**
 * Tells on every page of the portal what became of the reports that were sent without a network: waiting, sent with their
 * code, or refused with what to correct. Nothing is drawn when there is none.
 */
export function startWaiting(root: HTMLElement): void {
  const words = wordsOf(root);
  const sending = keepSending(() => void draw());

  async function remove(report: WaitingReport): Promise<void> {
    await deviceStore.removeReport(report.submission);
    await draw();
  }

  function item(report: WaitingReport): HTMLElement {
    const { state } = report;
    const box = document.createElement('li');
    box.className = `waiting waiting-${state.type}`;
    const title = document.createElement('strong');
    title.textContent = headline(report, words);
    const subject = document.createElement('span');
    subject.className = 'waiting-subject';
    subject.textContent = state.type === 'refused' ? state.message : subjectOf(report);
    const actions = document.createElement('span');
    actions.className = 'waiting-actions';
    if (state.type === 'waiting') {
      actions.append(
        button(say(words, 'waitingNow'), 'button button-quiet', () => void sending.now()),
        button(say(words, 'waitingDelete'), 'link-button', () => {
          if (window.confirm(say(words, 'waitingDeleteSure'))) void remove(report);
        }),
      );
    }
    if (state.type === 'sent') {
      const link = document.createElement('a');
      link.href = state.path;
      link.className = 'button button-primary';
      link.textContent = say(words, 'waitingOpen');
      link.addEventListener('click', (event) => void leaveFor(link.href, event, report));
      actions.append(
        link,
        button(say(words, 'waitingHide'), 'link-button', () => void remove(report)),
      );
    }
    if (state.type === 'refused') {
      actions.append(
        button(say(words, 'waitingEdit'), 'button button-quiet', () => void reopen(report)),
        button(say(words, 'waitingDelete'), 'link-button', () => void remove(report)),
      );
    }
    box.append(title, subject, actions);
    return box;
  }

  /** On the form whose report waits: the form itself is put away. */
  function anotherLink(): HTMLElement {
    const link = document.createElement('a');
    link.href = '/gui';
    link.className = 'waiting-another';
    link.textContent = say(words, 'waitingAnother');
    return link;
  }

  async function draw(): Promise<void> {
    const reports = (await deviceStore.reports()).sort((a, b) => a.at - b.at);
    for (const { submission, state, at } of reports) {
      if (state.type === 'sent' && Date.now() - at > keepMs) await deviceStore.removeReport(submission);
      if (state.type !== 'sent' || submission !== root.dataset['awaits']) continue;
      // The person is still looking at the form that was sent just now.
      await deviceStore.removeReport(submission);
      location.assign(state.path);
      return;
    }
    // Not under the hand of somebody who is on one of its buttons.
    const isHeld = root.contains(document.activeElement);
    const list = document.createElement('ul');
    list.append(...reports.map(item));
    root.replaceChildren(...(reports.length > 0 ? [list] : []), ...(root.dataset['awaits'] ? [anotherLink()] : []));
    root.hidden = root.childElementCount === 0;
    if (isHeld) root.focus();
  }

  const news = new BroadcastChannel(newsChannel);
  news.addEventListener('message', () => void draw());
  window.addEventListener('offline', () => void draw());
  root.addEventListener('hub:kept', () => {
    void draw().then(() => root.focus());
    void askForSync();
    void sending.now();
  });
  void draw().then(() => sending.now());
}
