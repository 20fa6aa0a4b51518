/**
 * Owns how a window takes on the look that main sends: theme, contrast and text size on the root element. Decides none.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { LookView } from '../../contract/views.ts';
import { readableAccent } from './accent.ts';

/** Until main has spoken the system's own theme holds; no key hint has been learned yet. */
const firstLook = (): LookView => ({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  contrast: 'normal',
  accent: null,
  textSize: 1,
  platform: navigator.userAgent.includes('Mac') ? 'mac' : navigator.userAgent.includes('Windows') ? 'windows' : 'linux',
  inserts: 0,
});

/** The present look; the page follows it by itself. */
export function useLook(bridge: Bridge): LookView {
  const [look, setLook] = useState(firstLook);
  const wished = useSyncExternalStore(followContrast, wishesContrast);
  useEffect(() => bridge.on('look', setLook), [bridge]);
  useEffect(() => applyLook(document.documentElement, look, wished || look.contrast === 'more'), [look, wished]);
  return look;
}

/** Not every desktop tells main of it. */
const MORE_CONTRAST = matchMedia('(prefers-contrast: more)');
const wishesContrast = (): boolean => MORE_CONTRAST.matches;

function followContrast(changed: () => void): () => void {
  MORE_CONTRAST.addEventListener('change', changed);
  return () => MORE_CONTRAST.removeEventListener('change', changed);
}

function applyLook(root: HTMLElement, { theme, accent, textSize }: LookView, contrast: boolean): void {
  root.dataset.theme = theme;
  if (contrast) root.dataset.contrast = 'more';
  else delete root.dataset.contrast;
  root.style.setProperty('--text', String(textSize));
  const own = accent === null || contrast ? null : readableAccent(accent, theme);
  root.style.setProperty('--accent', own?.accent ?? null);
  root.style.setProperty('--on-accent', own?.onAccent ?? null);
}
