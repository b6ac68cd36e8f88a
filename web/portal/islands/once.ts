/** Keeps a second press of the button from posting the form again while the first is under way. */
export function sendOnce(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  // A page that comes back out of the browser's memory may be sent again.
  window.addEventListener('pageshow', () => {
    isSent = false;
  });
}
