/**
 * Owns webContents: loading, IPC with the page, events of the page. Never moves or shows the window.
 */

import { isAbsolute, resolve as resolvePath } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  WebContents as ElectronWebContents,
  LoadFileOptions,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import type { Message } from './browser/connection.ts';
import { PageTarget } from './browser/page-target.ts';
import type { BrowserWindow } from './browser-window.ts';
import { type ConsoleLine, describeConsole } from './console-line.ts';
import type { Context } from './context.ts';
import { FrameTree } from './frame-tree.ts';
import { IpcMain } from './ipc-main.ts';
import { imageFromBuffer, type NativeImage } from './native-image.ts';
import { codec } from './node-codec.ts';
import { receiveFromPage } from './page-ipc.ts';
import type { Session } from './session.ts';
import { createEvent, NotInDouble, StrictEmitter } from './strict.ts';
import type { WebFrame } from './web-frame.ts';

type OpenHandler = (details: { readonly url: string }) => WindowOpenHandlerResponse;
type Implemented = Pick<
  ElectronWebContents,
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getTitle'
  | 'getType'
  | 'getURL'
  | 'id'
  | 'insertText'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isFocused'
  | 'isLoading'
  | 'loadFile'
  | 'loadURL'
  | 'openDevTools'
  | 'reload'
  | 'send'
>;

export class WebContents extends StrictEmitter implements Implemented {
  readonly id: number;
  readonly session: Session;
  readonly ipc = new IpcMain();
  /** Resolves when the page can be loaded into. */
  readonly page: Promise<PageTarget>;
  private readonly context: Context;
  private readonly window: BrowserWindow;
  private readonly frames = new FrameTree();
  private attached: PageTarget | null = null;
  private title = '';
  private loading = false;
  private crashed = false;
  /** Where the app itself sends the page; another document is the page's own wish. */
  private expected = '';
  private openHandler: OpenHandler | null = null;

  constructor(
    context: Context,
    window: BrowserWindow,
    id: number,
    targetId: Promise<string>,
    preferences: WebPreferences,
  ) {
    super();
    this.context = context;
    this.window = window;
    this.id = id;
    this.session = context.session;
    this.page = targetId.then((target) => this.attach(target, preferences));
    // A window may be destroyed before it is open: then nobody waits for its page.
    this.page.catch(() => undefined);
  }

  private async attach(targetId: string, preferences: WebPreferences): Promise<PageTarget> {
    const { chromium } = await this.context.browser;
    const argv = preferences.additionalArguments ?? [];
    const scripts = this.context.createScripts(preferences.preload, { argv });
    const page = await PageTarget.attach(chromium.connection, targetId, scripts, {
      onOutlet: (text, frameId) => receiveFromPage(this.context, this, codec.decode(text), this.frames.find(frameId)),
      onEvent: (method, params) => this.receive(method, params),
    });
    this.attached = page;
    await this.session.webRequest.watch(page);
    return page;
  }

  get mainFrame(): WebFrame {
    return this.frames.main;
  }

  get targetId(): string | undefined {
    return this.attached?.targetId;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    await this.session.mirrorChecks(this, url);
    this.expected = url;
    this.loading = true;
    this.emit('did-start-loading');
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await page.send('Page.navigate', { url });
    if (errorText) {
      this.loading = false;
      this.emit('did-fail-load', createEvent({}), -2, String(errorText), url, true);
      throw Object.assign(new Error(`${errorText} (-2) loading '${url}'`), { code: errorText, url });
    }
    await loaded;
  }

  loadFile(path: string, options: LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(isAbsolute(path) ? path : resolvePath(this.context.app.getAppPath(), path));
    if (options.search) url.search = options.search;
    for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
    if (options.hash) url.hash = options.hash;
    return this.loadURL(url.href);
  }

  reload(): void {
    this.expected = this.getURL();
    this.crashed = false;
    this.page.then((page) => page.send('Page.reload')).catch(() => undefined);
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    this.deliver(codec.encode({ kind: 'send', channel, args }));
  }

  /** The double's own: text for the preload world, already encoded. */
  deliver(text: string): void {
    if (!this.isDestroyed()) this.attached?.deliver(text);
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new NotInDouble('webContents.postMessage with ports');
    this.send(channel, message);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.page;
    const options = { awaitPromise: true, returnByValue: true, userGesture };
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression: code, ...options });
    if (exceptionDetails) throw new Error(String(Object(Object(exceptionDetails).exception).description));
    return Object(result).value;
  }

  async insertText(text: string): Promise<void> {
    await (await this.page).send('Input.insertText', { text });
  }

  async capturePage(): Promise<NativeImage> {
    const { data } = await (await this.page).send('Page.captureScreenshot', { format: 'png' });
    return imageFromBuffer(Buffer.from(String(data), 'base64'));
  }

  forcefullyCrashRenderer(): void {
    this.page.then((page) => page.send('Page.crash')).catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  getURL = (): string => this.mainFrame.url;
  getTitle = (): string => this.title;
  getType = () => 'window' as const;
  isLoading = (): boolean => this.loading;
  isCrashed = (): boolean => this.crashed;
  isDestroyed = (): boolean => this.window.isDestroyed();
  isFocused = (): boolean => this.window.isFocused();
  focus = (): void => this.window.focus();
  close = (): void => this.window.close();
  /** Playwright and the double look at the page; a window of tools can't be opened here. */
  openDevTools = (): void => undefined;
  isDevToolsOpened = (): boolean => false;
  setVisualZoomLevelLimits = async (_minimum: number, _maximum: number): Promise<void> => undefined;
  setBackgroundThrottling = (_allowed: boolean): void => undefined;
  setIgnoreMenuShortcuts = (_ignore: boolean): void => undefined;

  /** The double's own: light or dark, as prefers-color-scheme tells the page. */
  showTheme(dark: boolean): void {
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    this.page.then((page) => page.send('Emulation.setEmulatedMedia', { features })).catch(() => undefined);
  }

  private receive(method: string, params: Message): void {
    switch (method) {
      case 'Fetch.requestPaused':
        if (this.attached) this.session.webRequest.handle(this.attached, params, (url) => this.mayNavigate(url));
        return;
      case 'Page.frameNavigated':
        this.announce(this.frames.navigated(Object(params.frame)));
        return;
      case 'Page.navigatedWithinDocument':
        this.frames.find(params.frameId).url = String(params.url);
        this.emit(
          'did-navigate-in-page',
          createEvent({}),
          String(params.url),
          params.frameId === this.attached?.mainFrameId,
          1,
          1,
        );
        return;
      case 'Page.domContentEventFired':
        if (this.frames.hasPage) this.emit('dom-ready', createEvent({}));
        return;
      case 'Page.loadEventFired':
        if (this.frames.hasPage) this.loaded();
        return;
      case 'Page.windowOpen':
        this.answerOpen(String(params.url));
        return;
      case 'Inspector.targetCrashed':
        this.crash();
        return;
      default:
        this.report(describeConsole(method, params));
    }
  }

  private announce(url: string | null): void {
    if (url !== null) this.emit('did-navigate', createEvent({}), url, 200, 'OK');
  }

  private loaded(): void {
    this.loading = false;
    this.executeJavaScript('document.title')
      .then((title) => {
        this.title = String(title);
        this.window.pageNamed(this.title);
      })
      .catch(() => undefined);
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
  }

  /** A document that the app did not ask for is the page's wish: the app may refuse it (will-navigate). */
  private mayNavigate(url: string): boolean {
    const withoutHash = (address: string): string => address.split('#')[0] ?? '';
    if (withoutHash(url) === withoutHash(this.expected)) return true;
    const event = createEvent({ url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  /** The double's own: a page wants a window. The app decides, and gets none. */
  answerOpen(url: string): void {
    const answer = this.openHandler?.({ url }) ?? { action: 'allow' };
    if (answer.action === 'deny') return;
    // Chromium's own window has been closed already (electron.ts): the app must not believe that one is there.
    console.error(new NotInDouble(`a window opened by a page (${url})`).message);
  }

  private crash(): void {
    if (this.crashed) return;
    this.crashed = true;
    const details = { reason: 'crashed', exitCode: 139 };
    this.emit('render-process-gone', createEvent({}), details);
    this.context.app.emit('render-process-gone', createEvent({}), this, details);
  }

  private report(line: ConsoleLine | null): void {
    if (line) this.emit('console-message', createEvent({ ...line, frame: this.mainFrame }));
  }
}
