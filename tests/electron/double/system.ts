/**
 * Owns what Electron tells about the system: permissions, theme, power. A test sets it through the state and fires the
 * events; nothing here is read from the machine.
 */
import type { State } from './state.ts';
import { StrictEmitter } from './strict.ts';

export class SystemPreferences extends StrictEmitter {
  private readonly state: State;

  constructor(state: State) {
    super();
    this.state = state;
  }

  getMediaAccessStatus = (kind: 'microphone' | 'camera' | 'screen'): string => this.state.media[kind];

  /** Asks the person once; afterwards the answer stands. */
  async askForMediaAccess(kind: 'microphone' | 'camera'): Promise<boolean> {
    if (this.state.media[kind] === 'not-determined') {
      this.state.media[kind] = this.state.microphoneAnswer ? 'granted' : 'denied';
    }
    return this.state.media[kind] === 'granted';
  }

  isTrustedAccessibilityClient(prompt: boolean): boolean {
    if (prompt && !this.state.accessibility) this.state.accessibilityPrompts += 1;
    return this.state.accessibility;
  }

  getUserDefault = (key: string, _type: string): unknown => this.state.preferences.get(key);
  getEffectiveAppearance = (): 'dark' | 'light' => (this.state.dark ? 'dark' : 'light');
  getAccentColor = (): string => '0a84ffff';
  getAnimationSettings = () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  });
}

type ThemeSource = 'system' | 'light' | 'dark';

export class NativeTheme extends StrictEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  private readonly state: State;
  private source: ThemeSource = 'system';

  constructor(state: State) {
    super();
    this.state = state;
  }

  get themeSource(): ThemeSource {
    return this.source;
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Unknown theme source ${String(source)}`);
    const before = this.shouldUseDarkColors;
    this.source = source;
    if (this.shouldUseDarkColors !== before) this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark' || (this.source === 'system' && this.state.dark);
  }

  /** The double's own: the person changes the system's theme. */
  changeSystem(dark: boolean): void {
    const before = this.shouldUseDarkColors;
    this.state.dark = dark;
    if (this.shouldUseDarkColors !== before) this.emit('updated');
  }
}

/** Electron's events (suspend, resume, lock-screen ...) are fired by a test with emit. */
export class PowerMonitor extends StrictEmitter {
  readonly onBatteryPower = false;
  getSystemIdleTime = (): number => 0;
  getSystemIdleState = (_threshold: number): 'active' => 'active';
  isOnBatteryPower = (): boolean => false;
  getCurrentThermalState = (): 'nominal' => 'nominal';
}
