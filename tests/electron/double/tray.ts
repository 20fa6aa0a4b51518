/**
 * Owns tray icons as data that a test can read and click. Never draws one.
 */
import type { Rectangle } from 'electron';
import type { Menu } from './menu.ts';
import { imageFromPath, type NativeImage } from './native-image.ts';
import type { State } from './state.ts';
import { StrictEmitter } from './strict.ts';

export class Tray extends StrictEmitter {
  private readonly state: State;
  private shownImage: NativeImage;
  private shownTitle = '';
  private shownToolTip = '';
  private menu: Menu | null = null;
  private destroyed = false;

  constructor(state: State, image: NativeImage | string) {
    super();
    this.state = state;
    this.shownImage = typeof image === 'string' ? imageFromPath(image) : image;
    state.trays.push(this);
  }

  setImage(image: NativeImage | string): void {
    this.refuseWhenDestroyed();
    this.shownImage = typeof image === 'string' ? imageFromPath(image) : image;
  }

  setTitle(title: string): void {
    this.refuseWhenDestroyed();
    this.shownTitle = title;
  }

  setToolTip(toolTip: string): void {
    this.refuseWhenDestroyed();
    this.shownToolTip = toolTip;
  }

  setContextMenu(menu: Menu | null): void {
    this.refuseWhenDestroyed();
    this.menu = menu;
  }

  popUpContextMenu(menu?: Menu): void {
    const shown = menu ?? this.menu;
    this.state.lastPopup = shown;
    shown?.popup();
  }

  closeContextMenu = (): void => this.menu?.closePopup();
  getTitle = (): string => this.shownTitle;
  setPressedImage = (_image: NativeImage | string): void => undefined;
  setIgnoreDoubleClickEvents = (_ignore: boolean): void => undefined;
  getBounds = (): Rectangle => ({ x: this.state.screen.width - 100, y: 0, width: 24, height: 24 });
  isDestroyed = (): boolean => this.destroyed;

  destroy(): void {
    this.destroyed = true;
    const at = this.state.trays.indexOf(this);
    if (at >= 0) this.state.trays.splice(at, 1);
  }

  /** The double's own: what a person sees. */
  shown(): {
    readonly title: string;
    readonly toolTip: string;
    readonly image: NativeImage;
    readonly menu: Menu | null;
  } {
    return { title: this.shownTitle, toolTip: this.shownToolTip, image: this.shownImage, menu: this.menu };
  }

  private refuseWhenDestroyed(): void {
    if (this.destroyed) throw new Error('Tray is destroyed');
  }
}
