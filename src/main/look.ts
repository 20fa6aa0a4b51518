/** Owns how windows look now: theme, contrast, text size, platform; from the settings and the system. Never draws. */
import type { LookView } from '../contract/views.ts';
import type { Settings } from '../core/settings/schema.ts';

/** What of Electron's nativeTheme is needed. */
export interface SystemTheme {
  themeSource: 'system' | 'light' | 'dark';
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseHighContrastColors: boolean;
}

/** `accent` as Electron gives it: RRGGBBAA; empty where the system has none. */
export function lookOf(
  settings: Settings,
  theme: SystemTheme,
  accent: string,
  platform: LookView['platform'],
): LookView {
  const contrast = theme.shouldUseHighContrastColors ? 'more' : 'normal';
  const [, colour] = /^([\da-f]{6})(?:[\da-f]{2})?$/i.exec(accent) ?? [];
  return {
    theme: theme.shouldUseDarkColors ? 'dark' : 'light',
    contrast,
    accent: colour && contrast === 'normal' ? `#${colour.toLowerCase()}` : null,
    textSize: settings.textSize,
    platform,
    inserts: settings.inserts,
  };
}

/** Of Node's process.platform: which keys and signs a keyboard has here. */
export const keyboardPlatform = (platform: string): LookView['platform'] =>
  platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux';
