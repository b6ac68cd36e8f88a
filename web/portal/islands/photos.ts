import type { Words } from './words.ts';
import { say } from './words.ts';

const shrinkAbove = 1_500_000;
const longestSide = 2400;

/** A large picture re-encoded in the browser to spare the person's data; the file itself when that does not help. */
async function shrink(file: File): Promise<File> {
  if (file.size <= shrinkAbove || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

/**
 * Photos chosen in one or several goes, shown small, each removable; too many, too large or no picture at all is said at
 * once. The input's own list stays the one truth of what is sent.
 */
export function startPhotos(form: HTMLFormElement, words: Words): void {
  const input = form.querySelector<HTMLInputElement>('#photos');
  const list = form.querySelector<HTMLElement>('[data-photos]');
  const note = form.querySelector<HTMLElement>('[data-photo-note]');
  if (!input || !list || !note) return;
  const maxCount = Number(form.dataset['maxPhotos']);
  const maxBytes = Number(form.dataset['maxPhotoBytes']);
  const opener = form.querySelector<HTMLElement>('[data-photo-button]');
  let chosen: File[] = [];
  // The browser's own button speaks the browser's language; ours speaks the page's. The input keeps focus and keyboard.
  if (opener) {
    opener.hidden = false;
    input.classList.add('unseen');
  }

  const put = (): void => {
    const box = new DataTransfer();
    for (const file of chosen) box.items.add(file);
    input.files = box.files;
    for (const picture of list.querySelectorAll('img')) URL.revokeObjectURL(picture.src);
    list.replaceChildren(...chosen.map(preview));
    list.hidden = chosen.length === 0;
  };
  const preview = (file: File): HTMLElement => {
    const item = document.createElement('li');
    const picture = document.createElement('img');
    picture.src = URL.createObjectURL(file);
    picture.alt = file.name;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', say(words, 'photoRemove', { name: file.name }));
    remove.addEventListener('click', () => {
      chosen = chosen.filter((other) => other !== file);
      put();
      input.focus();
    });
    item.append(picture, remove);
    return item;
  };

  input.addEventListener('change', async () => {
    const said: string[] = [];
    const added: File[] = [];
    for (const file of input.files ?? []) {
      const small = await shrink(file);
      if (!file.type.startsWith('image/')) said.push(say(words, 'photoNotPicture', { name: file.name }));
      else if (small.size > maxBytes) said.push(say(words, 'photoTooLarge', { name: file.name }));
      else added.push(small);
    }
    if (chosen.length + added.length > maxCount) said.push(say(words, 'photoTooMany'));
    chosen = [...chosen, ...added].slice(0, maxCount);
    note.textContent = said.join(' ');
    note.hidden = said.length === 0;
    put();
  });
}
