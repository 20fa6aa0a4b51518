/** Owns how windows look as the system and the settings have it now, and telling when that changes. Never draws. */
import { nativeTheme, systemPreferences } from 'electron';
import type { LookView } from '../contract/views.ts';
import { keyboardPlatform, lookOf } from './look.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

export interface SystemLook {
  current(): LookView;
  isDark(): boolean;
}

/** `onChange` is called when the system's look changed; what is in the settings, they tell themselves. */
export function followSystemLook(
  settings: Pick<SettingsKeeper, 'current' | 'onChange'>,
  onChange: () => void,
): SystemLook {
  nativeTheme.themeSource = settings.current().theme;
  nativeTheme.on('updated', onChange);
  onAccent(onChange);
  settings.onChange((now, before) => {
    if (now.theme !== before.theme) nativeTheme.themeSource = now.theme;
  });
  return {
    current: () => lookOf(settings.current(), nativeTheme, systemAccent(), keyboardPlatform(process.platform)),
    isDark: () => nativeTheme.shouldUseDarkColors,
  };
}

/** Not every system of every version has one. */
const systemAccent = (): string => ('getAccentColor' in systemPreferences ? systemPreferences.getAccentColor() : '');

function onAccent(tell: () => void): void {
  if (process.platform === 'darwin')
    systemPreferences.subscribeNotification('AppleColorPreferencesChangedNotification', tell);
  else systemPreferences.on('accent-color-changed', tell);
}
