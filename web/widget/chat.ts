import './chat.css';
import type { ChatView } from '../../src/contract/public.ts';
import { newId } from '../portal/islands/new-id.ts';
import { proveInPage } from '../portal/islands/proof.ts';
import { say as fillIn, wordsOf } from '../portal/islands/words.ts';
import { startChatFiles } from './chat-files.ts';
import { conversation, type Unsent } from './conversation.ts';
import { authorOf, drawConversation } from './draw.ts';
import { createLooker, say } from './talk.ts';

const quickMs = 3_000;
const calmMs = 8_000;
const slowMs = 30_000;
/** How long after something happened the page asks often, and then less often. */
const quickForMs = 2 * 60_000;
const calmForMs = 10 * 60_000;

function startChat(root: HTMLElement): void {
  const words = wordsOf(root);
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const find = <Element extends HTMLElement>(name: string): Element | null =>
    root.querySelector<Element>(`[data-${name}]`);
  const [list, scroll, news, note] = [find('list'), find('scroll'), find('news'), find('note')];
  const form = find<HTMLFormElement>('form');
  const box = find<HTMLTextAreaElement>('text');
  const forget = find<HTMLButtonElement>('forget');
  const looker = createLooker();
  let view: ChatView = { messages: [], cases: [] };
  let isShown = true;
  let unread = 0;
  let lastNews = Date.now();
  let timer = 0;
  let isLost = false;
  /** The person reads the end of the conversation: what comes is shown, and a picture that grows pushes nothing out of sight. */
  let isAtEnd = true;

  const tell = (text: string): void => {
    if (note) note.textContent = text;
  };
  const files = startChatFiles(root, { lang, words, tell });

  function draw(): void {
    if (!list || !scroll) return;
    const unsent = conversation.unsent();
    list.replaceChildren(...drawConversation({ view, unsent, lang, words, again: (message) => void send(message) }));
    if (forget) forget.hidden = conversation.secret() === null;
    toEnd();
  }

  function toEnd(): void {
    if (isAtEnd && scroll) scroll.scrollTop = scroll.scrollHeight;
  }

  function fitBox(): void {
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${String(Math.min(box.scrollHeight + 2, 140))}px`;
  }

  /** The site around shows a number on its button; it learns nothing else. */
  function tellSite(): void {
    if (window.parent !== window) window.parent.postMessage({ hub1022: 'unread', count: unread }, '*');
  }

  function announce(fresh: ChatView): void {
    const known = new Set(view.messages.map(({ id }) => id));
    const come = fresh.messages.filter(({ id, from }) => from !== 'sender' && !known.has(id));
    const last = come.at(-1);
    if (!last || (known.size === 0 && view.cases.length === 0)) return;
    if (news) news.textContent = fillIn(words, 'newMessage', { who: authorOf(last, lang, words), text: last.text });
    if (isShown && !document.hidden) return;
    unread += come.length;
    tellSite();
  }

  async function look(): Promise<void> {
    const secret = conversation.secret();
    if (secret === null) return;
    const outcome = await looker(secret);
    if (outcome.type === 'lost') {
      isLost = true;
      tell(words['offline'] ?? '');
      return;
    }
    if (isLost) tell(words['online'] ?? '');
    isLost = false;
    if (outcome.type === 'same') return;
    announce(outcome.view);
    ({ view } = outcome);
    lastNews = Date.now();
    conversation.arrived(new Set(view.messages.map(({ sentAs }) => sentAs)));
    draw();
  }

  function plan(): void {
    clearTimeout(timer);
    const quiet = Date.now() - lastNews;
    const away = document.hidden || !isShown;
    const waitMs = away || quiet > calmForMs ? slowMs : quiet > quickForMs ? calmMs : quickMs;
    timer = window.setTimeout(() => void turn(), waitMs);
  }

  async function turn(): Promise<void> {
    clearTimeout(timer);
    for (const message of conversation.unsent()) if (message.state === 'waiting') await send(message);
    await look();
    plan();
  }

  async function send(message: Unsent): Promise<void> {
    conversation.put({ ...message, state: 'sending' });
    draw();
    const secret = conversation.secret();
    if (secret === null) return;
    const outcome = await say(message, { secret, lang, prove: proveInPage });
    if (outcome.type === 'sent') conversation.put({ ...message, state: 'received' });
    if (outcome.type === 'lost') conversation.put({ ...message, state: 'waiting' });
    if (outcome.type === 'refused') conversation.put({ ...message, state: 'refused', why: outcome.why });
    lastNews = Date.now();
    draw();
  }

  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = box?.value.trim() ?? '';
    if (text === '' && files.count() === 0) return box?.focus();
    tell('');
    if (box) box.value = '';
    fitBox();
    isAtEnd = true;
    const ids = await files.take();
    if (text === '' && ids.length === 0) return;
    const message: Unsent = { id: newId(), text, files: ids, at: new Date().toISOString(), state: 'sending', why: '' };
    await send(message);
    await turn();
  });
  box?.addEventListener('keydown', (event) => {
    // A thumb has no Shift: on phones the key makes a new line, and the button sends.
    const isMouse = window.matchMedia('(pointer: fine)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !isMouse) return;
    event.preventDefault();
    form?.requestSubmit();
  });
  box?.addEventListener('input', fitBox);
  scroll?.addEventListener('scroll', () => {
    isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  });
  if (list) new ResizeObserver(toEnd).observe(list);
  forget?.addEventListener('click', () => {
    if (!window.confirm(words['forgetSure'])) return;
    conversation.forget();
    view = { messages: [], cases: [] };
    draw();
  });
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('hub1022' in data)) return;
    if (data.hub1022 === 'kept' && 'value' in data && typeof data.value === 'string') {
      conversation.restore(data.value);
      return void turn();
    }
    isShown = data.hub1022 !== 'closed';
    if (!isShown) return;
    unread = 0;
    tellSite();
    if (data.hub1022 === 'opened') box?.focus();
    void turn();
  });
  for (const [target, name] of [
    [window, 'online'],
    [document, 'visibilitychange'],
  ] as const)
    target.addEventListener(name, () => {
      if (!document.hidden) void turn();
    });
  conversation.askSite();
  draw();
  void turn();
}

const root = document.querySelector<HTMLElement>('[data-chat]');
if (root) startChat(root);
