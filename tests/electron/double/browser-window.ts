/**
 * Owns a window: bounds, shown or hidden, focus, its end. What it shows is its webContents' business.
 */
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  LoadFileOptions,
  Rectangle,
} from 'electron';
import type { Surface } from './browser/surface.ts';
import type { Context } from './context.ts';
import type { NativeImage } from './native-image.ts';
import { createEvent, StrictEmitter } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { createTraits, type WindowTraits } from './window-traits.ts';

type Implemented = Pick<
  ElectronBrowserWindow,
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getContentBounds'
  | 'getNativeWindowHandle'
  | 'getPosition'
  | 'getSize'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isAlwaysOnTop'
  | 'isDestroyed'
  | 'isFocusable'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'loadFile'
  | 'loadURL'
  | 'moveTop'
  | 'setAlwaysOnTop'
  | 'setBounds'
  | 'setFocusable'
  | 'setIgnoreMouseEvents'
  | 'setPosition'
  | 'setShape'
  | 'setSize'
  | 'setTitle'
  | 'setVisibleOnAllWorkspaces'
  | 'show'
  | 'showInactive'
>;

const DEFAULT_SIZE = { width: 800, height: 600 };

export class BrowserWindow extends StrictEmitter implements Implemented {
  readonly id: number;
  readonly webContents: WebContents;
  /** The double's own: what was asked of the window that a test may want to know. */
  readonly traits: WindowTraits;
  private readonly context: Context;
  private surface: Surface | null = null;
  /** Acts on the surface, one after the other. */
  private acts: Promise<unknown>;
  private bounds: Rectangle;
  private title: string;
  private visible: boolean;
  private focused = false;
  private destroyed = false;
  private readyToShow = false;

  constructor(context: Context, id: number, options: BrowserWindowConstructorOptions) {
    super();
    if (!context.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.context = context;
    this.id = id;
    const { width, height } = context.state.screen;
    const size = { width: options.width ?? DEFAULT_SIZE.width, height: options.height ?? DEFAULT_SIZE.height };
    const centre = { x: Math.round((width - size.width) / 2), y: Math.round((height - size.height) / 2) };
    this.bounds = { ...size, x: options.x ?? centre.x, y: options.y ?? centre.y };
    this.visible = options.show !== false;
    this.title = options.title ?? context.app.getName();
    this.traits = createTraits(options);
    const opened = this.open(options);
    this.webContents = new WebContents(
      context,
      this,
      id,
      opened.then(({ targetId }) => targetId),
      options.webPreferences ?? {},
    );
    this.acts = opened
      .then(async (surface) => {
        await surface.attach(await this.webContents.page);
        await surface.place(this.bounds);
        await surface.keepOnTop(this.isAlwaysOnTop());
        if (this.visible) await surface.show(true);
      })
      .catch((reason) => this.destroyed || console.error('electron double: a window did not open:', reason));
    this.webContents.on('did-finish-load', () => this.becomeReady());
    context.windows.set(id, this);
    setImmediate(() => {
      context.app.emit('web-contents-created', createEvent({}), this.webContents);
      context.app.emit('browser-window-created', createEvent({}), this);
    });
  }

  private async open(options: BrowserWindowConstructorOptions): Promise<Surface> {
    const { openSurface } = await this.context.browser;
    const surface = await openSurface({
      framed: options.frame !== false,
      isFocusable: this.isFocusable,
      scaleFactor: this.context.state.screen.scaleFactor,
      onFocus: (focused) => this.changeFocus(focused),
    });
    this.surface = surface;
    if (this.destroyed) await surface.close();
    return surface;
  }

  private act(what: (surface: Surface) => Promise<void>): void {
    this.acts = this.acts
      .then(() => (this.surface && !this.destroyed ? what(this.surface) : undefined))
      .catch((reason) => this.destroyed || console.error('electron double: a window did not obey:', reason));
  }

  private changeFocus(focused: boolean): void {
    if (this.focused === focused || this.destroyed) return;
    this.focused = focused;
    this.emit(focused ? 'focus' : 'blur');
    this.context.app.emit(focused ? 'browser-window-focus' : 'browser-window-blur', createEvent({}), this);
  }

  private becomeReady(): void {
    if (this.readyToShow) return;
    this.readyToShow = true;
    this.emit('ready-to-show');
  }

  /** The double's own: the page has a title, which the window takes over unless the app prevents it. */
  pageNamed(title: string): void {
    const event = createEvent({});
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.setTitle(title);
  }

  /** The double's own: X11 id, null when headless or not open yet. */
  get nativeId(): string | null {
    return this.surface?.nativeId ?? null;
  }

  /** The double's own: resolves when everything asked of the window so far has been done. */
  async settled(): Promise<void> {
    await this.acts;
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  loadFile = (path: string, options?: LoadFileOptions): Promise<void> => this.webContents.loadFile(path, options);
  reload = (): void => this.webContents.reload();
  capturePage = (): Promise<NativeImage> => this.webContents.capturePage();

  show(): void {
    this.setVisible(true);
    this.act((surface) => surface.show(true));
  }

  showInactive(): void {
    this.setVisible(true);
    this.act((surface) => surface.show(false));
  }

  hide(): void {
    this.setVisible(false);
    this.act((surface) => surface.hide());
  }

  private setVisible(visible: boolean): void {
    if (this.visible === visible || this.destroyed) return;
    this.visible = visible;
    this.emit(visible ? 'show' : 'hide');
  }

  focus = (): void => this.act((surface) => surface.focus());
  blur = (): void => this.act((surface) => surface.blur());
  moveTop = (): void => this.act((surface) => surface.raise());
  isVisible = (): boolean => this.visible;
  isFocused = (): boolean => this.focused;
  isDestroyed = (): boolean => this.destroyed;
  isMinimized = (): boolean => false;

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    this.act((surface) => surface.place(this.bounds));
    if (before.width !== this.bounds.width || before.height !== this.bounds.height) this.emit('resize');
    if (before.x !== this.bounds.x || before.y !== this.bounds.y) this.emit('move');
  }

  setPosition = (x: number, y: number): void => this.setBounds({ x, y });
  setSize = (width: number, height: number): void => this.setBounds({ width, height });
  setContentSize = (width: number, height: number): void => this.setBounds({ width, height });
  getBounds = (): Rectangle => ({ ...this.bounds });
  getContentBounds = (): Rectangle => ({ ...this.bounds });
  getPosition = (): number[] => [this.bounds.x, this.bounds.y];
  getSize = (): number[] => [this.bounds.width, this.bounds.height];

  center(): void {
    const { width, height } = this.context.state.screen;
    this.setPosition(Math.round((width - this.bounds.width) / 2), Math.round((height - this.bounds.height) / 2));
  }

  setTitle(title: string): void {
    this.title = title;
    this.act((surface) => surface.setTitle(title));
  }

  getTitle = (): string => this.title;

  setAlwaysOnTop(flag: boolean, level = 'floating'): void {
    this.traits.alwaysOnTop = flag ? level : null;
    this.act((surface) => surface.keepOnTop(flag));
    this.emit('always-on-top-changed', createEvent({}), flag);
  }

  isAlwaysOnTop = (): boolean => this.traits.alwaysOnTop !== null;

  setVisibleOnAllWorkspaces(visible: boolean, options: object = {}): void {
    this.traits.visibleOnAllWorkspaces = visible ? options : null;
  }

  setIgnoreMouseEvents(ignore: boolean, options: { forward?: boolean } = {}): void {
    this.traits.ignoresMouse = ignore ? { forward: options.forward ?? false } : null;
  }

  setShape(rectangles: Rectangle[]): void {
    this.traits.shape = rectangles;
  }

  setFocusable(focusable: boolean): void {
    this.traits.focusable = focusable;
  }

  setBackgroundColor(colour: string): void {
    this.traits.backgroundColor = colour;
  }

  setContentProtection(enable: boolean): void {
    this.traits.contentProtected = enable;
  }

  isFocusable = (): boolean => this.traits.focusable;
  /** Looks of other systems, or of a window manager: without consequence here. */
  setMenu = (_menu: object | null): void => undefined;
  removeMenu = (): void => undefined;
  setMenuBarVisibility = (_visible: boolean): void => undefined;
  setSkipTaskbar = (_skip: boolean): void => undefined;
  setHiddenInMissionControl = (_hidden: boolean): void => undefined;
  setWindowButtonVisibility = (_visible: boolean): void => undefined;
  setHasShadow = (_shadow: boolean): void => undefined;
  setMinimumSize = (_width: number, _height: number): void => undefined;

  /** As on Linux: the X11 window number, four bytes little-endian; zero when headless. */
  getNativeWindowHandle(): Buffer {
    const handle = Buffer.alloc(4);
    handle.writeUInt32LE(Number(this.nativeId ?? 0));
    return handle;
  }

  close(): void {
    if (this.destroyed) return;
    const event = createEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.surface?.close().catch(() => undefined);
    this.targetGone();
  }

  /** The double's own: the page has gone, by us or by itself. */
  targetGone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.focused = false;
    this.context.windows.delete(this.id);
    this.webContents.emit('destroyed');
    this.emit('closed');
    this.context.app.windowClosed();
  }
}
