/** Owns how the panel goes: a picture of it fades, while nothing is left that a key or a click could reach. */

/** Main hides the window after this and a little more. */
const FADE_MS = 80;

export function fadeOut(root: HTMLElement): void {
  const panel = root.querySelector('.panel');
  if (!panel || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const picture = document.createElement('div');
  picture.className = 'picture';
  picture.inert = true;
  picture.append(panel.cloneNode(true));
  root.after(picture);
  setTimeout(() => picture.remove(), FADE_MS);
}
