import type { Words } from './words.ts';
import { say } from './words.ts';

type Entry = { readonly label: string; readonly value: string; readonly folded: string };

/** Letters without marks, so that 'que vo' finds 'Quế Võ'. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
}

/**
 * Puts a field to type into over the native list of communes (ARIA combobox with a list). The select stays in the form
 * and holds the value.
 */
export function startCommuneList(form: HTMLFormElement, words: Words): void {
  const select = form.querySelector<HTMLSelectElement>('select[name="unitCode"]');
  if (!select) return;
  const entries: Entry[] = [...select.options]
    .filter(({ value }) => value !== '')
    .map(({ text, value }) => ({ label: text, value, folded: fold(text) }));
  const combo = document.createElement('div');
  combo.className = 'combo';
  const input = document.createElement('input');
  const list = document.createElement('ul');
  const count = document.createElement('p');
  count.className = 'unseen';
  count.setAttribute('role', 'status');
  list.className = 'combo-list';
  list.id = 'commune-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', say(words, 'communeSearch'));
  const attributes = {
    id: select.id,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: say(words, 'communeSearch'),
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
    'aria-describedby': select.getAttribute('aria-describedby') ?? '',
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  select.removeAttribute('id');
  select.hidden = true;
  select.before(combo);
  combo.append(input, list, count, select);
  let active = -1;

  const chosenLabel = (): string => (select.value === '' ? '' : (select.selectedOptions[0]?.text ?? ''));
  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')];

  function close(): void {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function choose(value: string): void {
    if (!select) return;
    select.value = value;
    input.value = chosenLabel();
    close();
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  function mark(index: number): void {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = options()[index];
    if (!option) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
  function open(): void {
    const typed = input.value === chosenLabel() ? '' : fold(input.value);
    const starts = entries.filter(({ folded }) => folded.startsWith(typed));
    const found = [...starts, ...entries.filter((entry) => entry.folded.includes(typed) && !starts.includes(entry))];
    list.replaceChildren(
      ...found.map(({ label, value }, index) => {
        const option = document.createElement('li');
        option.id = `commune-${String(index)}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = label;
        // On pointer down: the click would come after the field lost its focus and the list was closed.
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => choose(value));
        return option;
      }),
    );
    active = -1;
    count.textContent =
      found.length === 0 ? say(words, 'communeEmpty') : say(words, 'communeCount', { n: String(found.length) });
    count.className = found.length === 0 ? 'hint' : 'unseen';
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  }

  input.value = chosenLabel();
  input.addEventListener('input', open);
  input.addEventListener('click', open);
  input.addEventListener('blur', () => {
    if (input.value.trim() === '') choose('');
    else input.value = chosenLabel();
    count.textContent = '';
    close();
  });
  input.addEventListener('keydown', (event) => {
    const total = options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options().length > 0) mark((active + step + options().length) % options().length);
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      options()[total === 1 ? 0 : active]?.click();
    } else if (event.key === 'Escape') {
      input.value = chosenLabel();
      close();
    }
  });
}
