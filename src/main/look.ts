/** Owns how windows look now: theme, contrast, text size, platform; from the settings and the system. Never draws. */
import type { LookView } from '../contract/views.ts';
import type { Settings } from '../core/settings/schema.ts';

/** What of Electron's nativeTheme is needed. */
export interface SystemTheme {
  themeSource: 'system' | 'light' | 'dark';
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseHighContrastColors: boolean;
}

export function lookOf(settings: Settings, theme: SystemTheme, platform: LookView['platform']): LookView {
  return {
    theme: theme.shouldUseDarkColors ? 'dark' : 'light',
    contrast: theme.shouldUseHighContrastColors ? 'more' : 'normal',
    textSize: settings.textSize,
    platform,
    inserts: settings.inserts,
  };
}

/** Of Node's process.platform: which keys and signs a keyboard has here. */
export const keyboardPlatform = (platform: string): LookView['platform'] =>
  platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux';
