import type { ChatView } from '../../src/contract/public.ts';
import { say, type Words } from '../portal/islands/words.ts';
import type { Unsent } from './conversation.ts';

type Message = ChatView['messages'][number];
type Case = ChatView['cases'][number];
type Lang = 'vi' | 'en';

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** What the centre promises is in its own time, wherever the reader is. */
const timeZone = 'Asia/Ho_Chi_Minh';

function timeOf(at: string, lang: Lang): HTMLElement {
  const time = document.createElement('time');
  time.dateTime = at;
  const date = new Date(at);
  const isToday =
    date.toLocaleDateString('en-GB', { timeZone }) === new Date().toLocaleDateString('en-GB', { timeZone });
  time.textContent = date.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(!isToday && { day: '2-digit', month: '2-digit' }),
  });
  return time;
}

/** A file name without the signs that turn the direction of writing. */
function shownName(name: string): string {
  return name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function fileOf({ name, pictureUrl, url }: Message['files'][number], words: Words): HTMLElement {
  if (url === null) return element('span', 'chat-file', `${shownName(name)}: ${words['fileHeld'] ?? ''}`);
  const link = document.createElement('a');
  link.href = pictureUrl ?? url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.className = 'chat-file';
  if (pictureUrl === null) link.textContent = shownName(name);
  else {
    const picture = document.createElement('img');
    picture.src = pictureUrl;
    picture.alt = say(words, 'picture', { name: shownName(name) });
    picture.loading = 'lazy';
    link.append(picture);
  }
  return link;
}

export function authorOf(message: Message, lang: Lang, words: Words): string {
  if (message.from === 'sender') return words['you'] ?? '';
  return message.agency?.[lang] ?? words['centre'] ?? '';
}

function tagOf(message: Message, words: Words): string {
  if (message.from === 'sender') return '';
  return { answer: words['official'], question: words['question'] }[message.kind] ?? '';
}

function bubble(message: Message, lang: Lang, words: Words): HTMLElement {
  const isOwn = message.from === 'sender';
  const item = element('li', `bubble ${isOwn ? 'bubble-own' : message.kind === 'answer' ? 'bubble-answer' : ''}`);
  item.dataset['id'] = message.id;
  const head = element('p', 'bubble-head');
  head.append(element('strong', '', authorOf(message, lang, words)));
  const tag = tagOf(message, words);
  if (tag !== '') head.append(element('span', 'bubble-tag', tag));
  const text = element('p', 'bubble-text', message.text);
  text.dir = 'auto';
  const foot = element('p', 'bubble-foot');
  foot.append(timeOf(message.at, lang));
  if (isOwn) foot.append(` · ${words['received'] ?? ''}`);
  item.append(head, ...(message.text === '' ? [] : [text]), ...message.files.map((file) => fileOf(file, words)), foot);
  return item;
}

function stateOf(message: Unsent, words: Words): string {
  switch (message.state) {
    case 'sending':
      return words['sending'] ?? '';
    case 'waiting':
      return words['waiting'] ?? '';
    case 'received':
      return words['received'] ?? '';
    case 'refused':
      return say(words, 'failed', { why: message.why });
  }
}

function unsentBubble(message: Unsent, words: Words, again: (message: Unsent) => void): HTMLElement {
  const item = element('li', `bubble bubble-own bubble-${message.state}`);
  const head = element('p', 'bubble-head');
  head.append(element('strong', '', words['you']));
  const text = element('p', 'bubble-text', message.text);
  text.dir = 'auto';
  item.append(head, text, element('p', 'bubble-foot', stateOf(message, words)));
  if (message.state === 'refused' || message.state === 'waiting') {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chat-link';
    button.textContent = words['again'] ?? '';
    button.addEventListener('click', () => again(message));
    item.append(button);
  }
  return item;
}

function caseLine(one: Case, lang: Lang, words: Words): HTMLElement {
  const item = element('li', 'chat-case');
  const text = element('p', '', say(words, 'caseOpened', { code: one.code }));
  if (one.promisedAt !== null) {
    const when = new Date(one.promisedAt).toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', {
      timeZone,
      weekday: 'long',
      day: '2-digit',
      month: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    text.append(` ${say(words, 'casePromise', { when })}`);
  }
  const link = document.createElement('a');
  link.href = one.url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = words['follow'] ?? '';
  item.append(text, link);
  return item;
}

/** The conversation as list items, oldest first: messages, the line of each report, and what is still on its way. */
export function drawConversation(input: {
  readonly view: ChatView;
  readonly unsent: readonly Unsent[];
  readonly lang: Lang;
  readonly words: Words;
  readonly again: (message: Unsent) => void;
}): HTMLElement[] {
  const { view, lang, words } = input;
  const arrived = new Set(view.messages.map(({ sentAs }) => sentAs));
  const lines = [
    // The line of a report stands below the message that opened it.
    ...view.messages.map((message) => ({ at: `${message.at}a`, line: bubble(message, lang, words) })),
    ...view.cases.map((one) => ({ at: `${one.at}b`, line: caseLine(one, lang, words) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const rest = input.unsent.filter(({ id }) => !arrived.has(id));
  return [...lines.map(({ line }) => line), ...rest.map((message) => unsentBubble(message, words, input.again))];
}
