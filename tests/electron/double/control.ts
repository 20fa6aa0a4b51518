/**
 * Owns what a test may do and see that a person could: the tray, shortcuts, the system's theme. Reached as `__double`
 * on the electron module; the app must never use it.
 */
import type { BrowserWindow } from './browser-window.ts';
import type { GlobalShortcut } from './desktop.ts';
import type { Menu, MenuItem } from './menu.ts';
import type { State } from './state.ts';
import type { NativeTheme, PowerMonitor } from './system.ts';
import type { UtilityProcess } from './utility-process.ts';
import type { WindowTraits } from './window-traits.ts';

export interface ShownItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly visible: boolean;
  readonly submenu: readonly ShownItem[];
}
export interface ShownTray {
  readonly title: string;
  readonly toolTip: string;
  /** File of the icon, null when it was made from bytes. */
  readonly icon: string | null;
  readonly items: readonly ShownItem[];
}
export interface ShownWindow {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly visible: boolean;
  readonly focused: boolean;
  /** X11 window in decimal, null when headless. */
  readonly nativeId: string | null;
  readonly traits: WindowTraits;
}

export interface ControlParts {
  readonly state: State;
  readonly windows: ReadonlyMap<number, BrowserWindow>;
  readonly shortcuts: GlobalShortcut;
  readonly theme: NativeTheme;
  readonly power: PowerMonitor;
  readonly utilities: ReadonlySet<UtilityProcess>;
  readonly chromiumPid: () => number | undefined;
}

const showItem = (item: MenuItem): ShownItem => ({
  id: item.id,
  label: item.label,
  type: item.type,
  enabled: item.enabled,
  checked: item.checked,
  visible: item.visible,
  submenu: item.submenu?.items.map(showItem) ?? [],
});

/** The item with this id or label, in submenus too. */
function findItem(menu: Menu | null, name: string): MenuItem | null {
  for (const item of menu?.items ?? []) {
    const found = item.id === name || item.label === name ? item : findItem(item.submenu ?? null, name);
    if (found) return found;
  }
  return null;
}

export function createControl(parts: ControlParts) {
  const { state } = parts;
  const menus = (): (Menu | null)[] => [...state.trays.map((tray) => tray.shown().menu), state.lastPopup];
  return {
    state,
    trays: (): ShownTray[] =>
      state.trays.map((tray) => {
        const { title, toolTip, image, menu } = tray.shown();
        return { title, toolTip, icon: image.path, items: menu?.items.map(showItem) ?? [] };
      }),
    /** Clicks an item of a tray's menu by id or label; false when there is none that can be clicked. */
    clickTrayItem: (name: string): boolean => {
      const item = menus()
        .map((menu) => findItem(menu, name))
        .find((found) => found !== null);
      if (!item?.enabled || !item.visible) return false;
      item.click();
      return true;
    },
    /** Clicks the icon itself. */
    clickTray: (): void => {
      for (const tray of state.trays) tray.emit('click', {}, tray.getBounds(), { x: 0, y: 0 });
    },
    pressShortcut: (accelerator: string): boolean => parts.shortcuts.press(accelerator),
    takeShortcut: (accelerator: string): void => void parts.shortcuts.takenElsewhere.add(accelerator),
    changeTheme: (dark: boolean): void => parts.theme.changeSystem(dark),
    firePower: (event: string): boolean => parts.power.emit(event),
    windows: (): ShownWindow[] =>
      [...parts.windows.values()].map((window) => ({
        id: window.id,
        title: window.getTitle(),
        url: window.webContents.getURL(),
        bounds: window.getBounds(),
        visible: window.isVisible(),
        focused: window.isFocused(),
        nativeId: window.nativeId,
        traits: window.traits,
      })),
    /** Resolves when all windows have done what was asked of them. */
    settle: async (): Promise<void> => {
      for (const window of [...parts.windows.values()]) await window.settled();
    },
    utilityPids: (): number[] => [...parts.utilities].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    chromiumPid: parts.chromiumPid,
  };
}

export type Control = ReturnType<typeof createControl>;
