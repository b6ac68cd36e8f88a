type Parts = {
  /** Shows the part that holds this element, and puts the focus on the element. */
  readonly reveal: (element: Element) => void;
};

/**
 * Turns the long form into parts shown one by one. The address carries the part (`#part-2`), so the phone's own back
 * button goes one part back instead of leaving the form. `mayLeave(n)` says whether part n is well enough to go on.
 */
export function showInParts(form: HTMLFormElement, mayLeave: (index: number) => boolean): Parts {
  const parts = [...form.querySelectorAll<HTMLElement>('.part')];
  const marks = [...document.querySelectorAll<HTMLElement>('[data-parts] li')];
  const [back, next, submit] = ['[data-back]', '[data-next]', '[data-submit]'].map((name) =>
    form.querySelector<HTMLElement>(name),
  );
  let current = 0;

  function show(index: number): void {
    current = index;
    parts.forEach((part, at) => {
      part.hidden = at !== index;
    });
    marks.forEach((mark, at) => {
      mark.dataset['phase'] = at < index ? 'past' : at === index ? 'now' : 'ahead';
      const link = mark.querySelector('a');
      if (at === index) link?.setAttribute('aria-current', 'step');
      else link?.removeAttribute('aria-current');
    });
    if (back) back.hidden = index === 0;
    if (next) next.hidden = index === parts.length - 1;
    if (submit) submit.hidden = index !== parts.length - 1;
  }

  function focusHeading(): void {
    const heading = parts[current]?.querySelector<HTMLElement>('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    document.querySelector('[data-parts]')?.scrollIntoView({ block: 'start' });
  }

  function reveal(element: Element): void {
    const index = parts.findIndex((part) => part.contains(element));
    if (index >= 0 && index !== current) show(index);
    if (element instanceof HTMLElement && !parts.includes(element)) element.focus();
  }

  function follow(): void {
    const target = location.hash === '' ? parts[0] : document.querySelector(location.hash.replace(/[^#\w-]/g, ''));
    const index = parts.findIndex((part) => part === target);
    if (index < 0) {
      if (target) reveal(target);
      return;
    }
    if (index > current && !mayLeave(current)) {
      history.replaceState(null, '', `#part-${String(current + 1)}`);
      return;
    }
    show(index);
    focusHeading();
  }

  form.dataset['stepped'] = '';
  window.addEventListener('hashchange', follow);
  next?.addEventListener('click', () => {
    if (mayLeave(current)) location.hash = `#part-${String(current + 2)}`;
  });
  back?.addEventListener('click', () => {
    location.hash = `#part-${String(current)}`;
  });
  const firstProblem = form.querySelector('.part .problem[id]');
  const asked = parts.findIndex((part) => `#${part.id}` === location.hash);
  const start = firstProblem ? parts.findIndex((part) => part.contains(firstProblem)) : asked;
  show(Math.max(0, start));
  return { reveal };
}
