/**
 * Owns menus and their items as data that a test can read and click. Never draws one.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { StrictEmitter } from './strict.ts';

type Click = (item: MenuItem, window: undefined, event: object) => void;
type Template = Omit<MenuItemConstructorOptions, 'click' | 'submenu' | 'icon'> & {
  click?: Click;
  submenu?: Menu | readonly (Template | MenuItem)[];
  icon?: unknown;
};
/** What the double does for a role when it is clicked; others are drawn by the system and do nothing here. */
export type RoleActions = Readonly<Record<string, () => void>>;

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  /** Set when the item is put into a menu. */
  menu: Menu | null = null;
  private readonly onClick: Click | undefined;

  constructor(options: Template) {
    this.id = options.id ?? '';
    this.role = options.role;
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? null;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.onClick = options.click;
    this.submenu =
      options.submenu === undefined || options.submenu instanceof Menu
        ? options.submenu
        : Menu.buildFromTemplate(options.submenu);
  }

  /** As a person's click: nothing when disabled or hidden; a checkbox turns, a radio item turns its group. */
  click(): void {
    if (!this.enabled || !this.visible) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.menu?.chooseRadio(this);
    if (this.onClick) this.onClick(this, undefined, {});
    else if (this.role) this.menu?.actOn(this.role);
  }
}

export class Menu extends StrictEmitter {
  items: MenuItem[] = [];
  private static applicationMenu: Menu | null = null;
  private static roles: RoleActions = {};

  static buildFromTemplate(template: readonly (Template | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const each of template) {
      const says = each.label ?? each.role ?? each.type;
      if (says === undefined) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      }
      menu.append(each instanceof MenuItem ? each : new MenuItem(each));
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu;
  }

  static getApplicationMenu = (): Menu | null => Menu.applicationMenu;

  /** The double's own: what the roles do. */
  static setRoleActions(roles: RoleActions): void {
    Menu.roles = roles;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }

  /** The double's own: radio items that stand together are one group. */
  chooseRadio(chosen: MenuItem): void {
    const at = this.items.indexOf(chosen);
    const isOther = (item: MenuItem | undefined): boolean => item?.type !== 'radio';
    const after = this.items.findIndex((item, index) => index > at && isOther(item));
    const before = this.items.findLastIndex((item, index) => index < at && isOther(item));
    const group = this.items.slice(before + 1, after < 0 ? undefined : after);
    for (const item of group) item.checked = item === chosen;
  }

  /** The double's own: the system's action for a role. */
  actOn(role: string): void {
    Menu.roles[role]?.();
  }
}
