/**
 * Owns the control of an app in the real Electron: the same verbs as the double's (double/control.ts), over prototypes
 * that remember what the app gave them. Required before the app's main script; never loaded by the app.
 */
import { app, BrowserWindow, type Menu, type MenuItem, nativeTheme, powerMonitor, Tray } from 'electron';
import type { Control, ShownItem, ShownTray } from './double/control.ts';
import { REAL_CONTROL } from './real-control-name.ts';

interface Remembered {
  title: string;
  toolTip: string;
  menu: Menu | null;
}
const trays = new Map<Tray, Remembered>();
const remember = (tray: Tray, changes: Partial<Remembered>): void => {
  trays.set(tray, { title: '', toolTip: '', menu: null, ...trays.get(tray), ...changes });
};

/** Puts a note before a method of every tray. */
function watch<Name extends 'setContextMenu' | 'setToolTip' | 'setTitle' | 'destroy'>(
  name: Name,
  note: (tray: Tray, value: unknown) => void,
): void {
  const original: unknown = Reflect.get(Tray.prototype, name);
  if (typeof original !== 'function') return;
  Reflect.set(Tray.prototype, name, function watched(this: Tray, ...args: unknown[]): unknown {
    note(this, args[0]);
    return Reflect.apply(original, this, args);
  });
}

const isMenu = (value: unknown): value is Menu => typeof value === 'object' && value !== null && 'items' in value;
watch('setContextMenu', (tray, menu) => remember(tray, { menu: isMenu(menu) ? menu : null }));
watch('setToolTip', (tray, toolTip) => remember(tray, { toolTip: String(toolTip) }));
watch('setTitle', (tray, title) => remember(tray, { title: String(title) }));
watch('destroy', (tray) => trays.delete(tray));

const showItem = ({ id, label, type, enabled, checked, visible, submenu }: MenuItem): ShownItem => ({
  id: id ?? '',
  label,
  type,
  enabled,
  checked,
  visible,
  submenu: submenu?.items.map(showItem) ?? [],
});
function findItem(menu: Menu | null | undefined, name: string): MenuItem | null {
  for (const item of menu?.items ?? []) {
    const found = item.id === name || item.label === name ? item : findItem(item.submenu, name);
    if (found) return found;
  }
  return null;
}

/**
 * What the real Electron lets a test do from outside; the rest of the double's verbs is missing and throws by its name.
 */
const control: Pick<
  Control,
  'trays' | 'clickTrayItem' | 'clickTray' | 'changeTheme' | 'firePower' | 'settle' | 'utilityPids' | 'chromiumPid'
> & { readonly windows: () => object[] } = {
  trays: (): ShownTray[] =>
    [...trays.values()].map(({ title, toolTip, menu }) => ({
      title,
      toolTip,
      icon: null,
      items: menu?.items.map(showItem) ?? [],
    })),
  clickTrayItem: (name) => {
    const item = [...trays.values()].map(({ menu }) => findItem(menu, name)).find((found) => found !== null);
    if (!item?.enabled || !item.visible) return false;
    item.click();
    return true;
  },
  clickTray: () => {
    for (const tray of trays.keys()) tray.emit('click');
  },
  changeTheme: (dark) => {
    nativeTheme.themeSource = dark ? 'dark' : 'light';
  },
  firePower: (event) => powerMonitor.emit(event),
  settle: async () => undefined,
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      title: window.getTitle(),
      url: window.webContents.getURL(),
      bounds: window.getBounds(),
      visible: window.isVisible(),
      focused: window.isFocused(),
      nativeId: null,
    })),
  // Electron has a network service of its own; the app's children are Node's.
  utilityPids: () =>
    app
      .getAppMetrics()
      .filter(({ type, serviceName }) => type === 'Utility' && serviceName === 'node.mojom.NodeService')
      .map(({ pid }) => pid),
  chromiumPid: () => process.pid,
};
Reflect.set(globalThis, REAL_CONTROL, control);
