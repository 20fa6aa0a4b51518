/** Owns how a window takes on the look that main sends: theme, contrast and text size on the root element. Decides none. */
import { useEffect, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { LookView } from '../../contract/views.ts';
import { readableAccent } from './accent.ts';

/** Until main has spoken the system's own theme and contrast hold; no key hint has been learned yet. */
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
  useEffect(() => bridge.on('look', setLook), [bridge]);
  useEffect(() => applyLook(document.documentElement, look), [look]);
  return look;
}

function applyLook(root: HTMLElement, { theme, contrast, accent, textSize }: LookView): void {
  root.dataset.theme = theme;
  // Without the attribute the system's wish for contrast is followed.
  if (contrast === 'more') root.dataset.contrast = 'more';
  else delete root.dataset.contrast;
  root.style.setProperty('--text', String(textSize));
  const own = accent === null ? null : readableAccent(accent, theme);
  root.style.setProperty('--accent', own?.accent ?? null);
  root.style.setProperty('--on-accent', own?.onAccent ?? null);
}
