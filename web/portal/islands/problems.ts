/** Shows a problem beside the field of this name, as the server would have; gives back the input, if there is one. */
export function showProblem(form: HTMLFormElement, name: string, message: string): HTMLElement | null {
  const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (!field) return null;
  clearProblem(field);
  const words = document.createElement('p');
  words.className = 'problem';
  words.id = `${name}-problem`;
  words.textContent = message;
  const input = field.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
  field.classList.add('field-wrong');
  (input?.closest('.combo') ?? input)?.before(words);
  input?.setAttribute('aria-invalid', 'true');
  input?.setAttribute('aria-describedby', `${name}-hint ${name}-problem`);
  field.addEventListener('input', () => clearProblem(field), { once: true });
  return input;
}

function clearProblem(field: HTMLElement): void {
  field.classList.remove('field-wrong');
  field.querySelector(`#${CSS.escape(field.dataset['field'] ?? '')}-problem`)?.remove();
  field.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
}
