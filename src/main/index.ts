/**
 * Owns the app's beginning and end: one copy at a time, nothing before Electron is ready, everything put away before it
 * goes.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { composeApp, type RunningApp } from './compose.ts';
import { prepareFolders } from './folders.ts';
import { silenceChromium } from './security/session-guard.ts';
import { keepYoungSmall, PAGE_FLAGS } from './tidying.ts';

/** Nothing to see but text fields in the settings: macOS takes their keys (⌘C, ⌘V) from this menu. */
const MENU: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];

/** An end that hangs is no end: after this long the system takes what is left. */
const LONGEST_END_MS = 3000;

function begin(): void {
  keepYoungSmall();
  silenceChromium(app);
  app.commandLine.appendSwitch('js-flags', PAGE_FLAGS);
  const folder = prepareFolders(app);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const starting = app.whenReady().then(() => start(folder));
  starting.catch((error: unknown) => {
    console.error('saydash could not start', error);
    app.exit(1);
  });
  let stage: 'running' | 'ending' | 'ended' = 'running';
  const showSettings = () =>
    void starting.then((running) => {
      // An app that ends opens nothing any more.
      if (stage === 'running') running.showSettings();
    });
  app.on('second-instance', showSettings);
  app.on('activate', showSettings);
  // The tray is the app; its windows come and go.
  app.on('window-all-closed', () => {});
  app.on('before-quit', (event) => {
    if (stage === 'ended') return;
    event.preventDefault();
    if (stage === 'ending') return;
    stage = 'ending';
    void end(starting).finally(() => {
      stage = 'ended';
      app.quit();
    });
  });
}

async function start(folder: string): Promise<RunningApp> {
  const mac = process.platform === 'darwin';
  if (mac) app.setActivationPolicy('accessory');
  Menu.setApplicationMenu(mac ? Menu.buildFromTemplate(MENU) : null);
  return composeApp(folder);
}

async function end(starting: Promise<RunningApp>): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_END_MS));
  const disposed = starting.then((running) => running.dispose()).catch((error: unknown) => console.error(error));
  await Promise.race([disposed, limit]);
}

begin();
