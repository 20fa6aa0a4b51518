/**
 * Owns the tray: its picture by state, and the native menu. What the menu holds is tray-menu.ts; never decides a state.
 */
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { TrayState } from '../../core/session/view.ts';
import { stateLine, type TrayAction, type TrayFacts, type TrayItem, trayItems } from './tray-menu.ts';

export interface TrayOptions {
  /** Folder of the pictures. */
  readonly icons: string;
  /** Linux has no template images: there the light or the dark set is chosen. */
  readonly dark: () => boolean;
  readonly onAction: (action: TrayAction) => void;
}

export interface AppTray {
  show(facts: TrayFacts): void;
  dispose(): void;
}

export function createTray({ icons, dark, onAction }: TrayOptions): AppTray {
  const picture = (state: TrayState): NativeImage => {
    const mac = process.platform === 'darwin';
    const name = mac ? `${state}Template.png` : `${state}-${dark() ? 'light' : 'dark'}.png`;
    const image = nativeImage.createFromPath(join(icons, name));
    if (mac) image.setTemplateImage(true);
    return image;
  };
  const tray = new Tray(picture('idle'));
  let shown = '';
  return {
    show(facts) {
      const items = trayItems(facts);
      // Building a native menu closes one that is open: only when something in it differs.
      const now = JSON.stringify([facts.view.state, dark(), items]);
      if (now === shown) return;
      shown = now;
      tray.setImage(picture(facts.view.state));
      tray.setToolTip(`Saydash: ${stateLine(facts)}`);
      tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => toMenu(item, onAction))));
    },
    dispose: () => tray.destroy(),
  };
}

function toMenu(item: TrayItem, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  const { id, label, action, accelerator } = item;
  if (label === '') return { id, type: 'separator' };
  if (item.items) return { id, label, submenu: item.items.map((inner) => toMenu(inner, onAction)) };
  return {
    id,
    label,
    enabled: action !== null,
    ...(item.chosen === undefined ? {} : { type: 'radio', checked: item.chosen }),
    ...(accelerator === undefined ? {} : { accelerator }),
    ...(action === null ? {} : { click: () => onAction(action) }),
  };
}
