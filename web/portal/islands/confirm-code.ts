import { bodyOf, refusalOf } from './answers.ts';
import type { Prove } from './challenge.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

const restSeconds = 60;

/**
 * Whoever wants updates shows in the form already that the phone or mail address is theirs: six digits, sent and typed back.
 * It can be skipped; the page after the form asks again.
 */
export function startConfirmCode(form: HTMLFormElement, words: Words, prove: Prove): void {
  const box = form.querySelector<HTMLElement>('[data-confirm]');
  const updates = form.querySelector<HTMLInputElement>('[name="updates"]');
  const confirmed = form.querySelector<HTMLInputElement>('[name="confirmed"]');
  const ask = form.querySelector<HTMLButtonElement>('[data-confirm-ask]');
  const enter = form.querySelector<HTMLElement>('[data-confirm-enter]');
  const digits = form.querySelector<HTMLInputElement>('#digits');
  const check = form.querySelector<HTMLButtonElement>('[data-confirm-check]');
  const note = form.querySelector<HTMLElement>('[data-confirm-note]');
  if (!box || !updates || !confirmed || !ask || !enter || !digits || !check || !note) return;
  const kinds = (box.dataset['confirm'] ?? '').split(' ');
  const lang = document.documentElement.lang;
  let isBusy = false;

  const valueOf = (name: string): string => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value.trim() : '';
  };
  const address = (): string =>
    (kinds.includes('phone') && valueOf('phone')) || (kinds.includes('email') && valueOf('email')) || '';
  const tell = (message: string, tone: 'calm' | 'alarm' | 'good'): void => {
    note.textContent = message;
    note.dataset['tone'] = tone;
  };

  function draw(): void {
    box?.toggleAttribute('hidden', !updates?.checked);
    if (!updates?.checked || confirmed?.value !== '') return;
    ask?.toggleAttribute('hidden', address() === '');
    if (address() === '') tell(say(words, kinds.includes('phone') ? 'confirmNoAddress' : 'confirmNoEmail'), 'calm');
    else if (enter?.hidden) tell('', 'calm');
    if (ask && enter?.hidden) ask.textContent = say(words, 'confirmAsk', { address: address() });
  }

  function rest(): void {
    let left = restSeconds;
    const tick = (): void => {
      if (!ask) return;
      ask.disabled = left > 0;
      ask.textContent = left > 0 ? say(words, 'confirmRest', { seconds: String(left) }) : say(words, 'confirmAgain');
      left -= 1;
      if (left >= 0) window.setTimeout(tick, 1000);
    };
    tick();
  }

  async function post(path: string, body: object): Promise<Readonly<Record<string, unknown>> | null> {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
    if (!answer) {
      tell(say(words, 'confirmOffline'), 'alarm');
      return null;
    }
    const said = await bodyOf(answer);
    if (answer.ok) return said;
    const refusal = refusalOf(answer.status, said, lang);
    tell(refusal.message || say(words, 'sendRefused'), 'alarm');
    return null;
  }

  async function once(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    await work();
    isBusy = false;
  }

  ask.addEventListener('click', () =>
    once(async () => {
      tell(say(words, 'confirmSending'), 'calm');
      const about = valueOf('submission');
      const proof = await prove('code', about).catch(() => '');
      const sent = await post('/gui/code', { address: address(), about, lang, ...(proof !== '' && { proof }) });
      if (!sent) return;
      tell(say(words, 'confirmSent', { address: String(sent['masked'] ?? '') }), 'calm');
      enter.hidden = false;
      digits.focus();
      rest();
    }),
  );
  check.addEventListener('click', () =>
    once(async () => {
      const code = digits.value.replace(/\D/g, '');
      if (code.length !== 6) return tell(say(words, 'confirmSix'), 'alarm');
      const right = await post('/gui/code/check', { address: address(), about: valueOf('submission'), code });
      if (!right) return;
      confirmed.value = String(right['confirmed'] ?? '');
      enter.hidden = true;
      ask.hidden = true;
      tell(say(words, 'confirmDone'), 'good');
    }),
  );
  digits.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    check.click();
  });
  // Another address is another proof.
  for (const name of ['phone', 'email'])
    form.querySelector(`[name="${name}"]`)?.addEventListener('input', () => {
      confirmed.value = '';
      enter.hidden = true;
      draw();
    });
  updates.addEventListener('change', draw);
  draw();
}
