/** Puts what the page says now in place of what it said; false when it cannot be had. */
async function refresh(root: HTMLElement): Promise<boolean> {
  const answer = await fetch(`${location.pathname}${location.search}`, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-me-too]');
  const old = root.querySelector('[data-me-too]');
  if (!fresh || !old) return false;
  old.replaceWith(document.importNode(fresh, true));
  root.querySelector('button')?.focus();
  return true;
}

/** Says "here too" without leaving the page; where that fails, the form is posted as it is without scripts. */
export function startMeToo(root: HTMLElement): void {
  let isUnderWay = false;
  root.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.set(name, value);
    // After the redirect of a plain post the address holds what is needed to show the page again.
    const done = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
      .then(async (answer) => answer.ok && location.search !== '' && (await refresh(root)))
      .catch(() => false);
    isUnderWay = false;
    if (!done) form.submit();
  });
}
