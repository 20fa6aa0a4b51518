/**
 * Owns putting the app together: the one place where every part is made and told of the others. Holds no rule of its
 * own; whatever is decided here would be decided twice.
 */
import { join } from 'node:path';
import { app, session as chromium, clipboard } from 'electron';
import { ok } from '../core/errors.ts';
import { createInserter } from '../core/insertion/inserter.ts';
import { createTranslator } from '../core/pipeline.ts';
import { findRisks } from '../core/review/risks.ts';
import { runSession } from '../core/session/run.ts';
import { loadParts } from '../platform/bundled.ts';
import { openDesktop } from '../platform/desktop/desktop.ts';
import { startHook } from '../platform/desktop/hook.ts';
import { createLog } from '../platform/log.ts';
import { importModel, listModels, pullModel } from '../platform/models.ts';
import { findPlaces } from '../platform/paths.ts';
import { openSettingsFile } from '../platform/settings-file.ts';
import { SYSTEM_TIMER } from '../platform/timer.ts';
import { createWhisperTranscriber, findLoadable } from '../platform/whisper-transcriber.ts';
import { createActions } from './actions.ts';
import { createAppEngine } from './app-engine.ts';
import { createEar } from './ear.ts';
import { allHandlers } from './handlers/all.ts';
import { createHotkey } from './hotkey.ts';
import { createGate } from './ipc.ts';
import { keyboardPlatform } from './look.ts';
import { createMicrophone } from './microphone.ts';
import { createModelShelf } from './model-shelf.ts';
import { createObstacles } from './obstacles.ts';
import { createPermissions } from './permissions.ts';
import { onAway } from './power.ts';
import { createPublisher } from './publisher.ts';
import { guardSession } from './security/session-guard.ts';
import { serveCalls } from './serve-calls.ts';
import { sessionPorts } from './session-ports.ts';
import { keepSettings } from './settings-keeper.ts';
import { followSystemLook } from './system-look.ts';
import { createTouchWatch } from './touch-watch.ts';
import { createTray } from './tray/tray.ts';
import { utilityChannel } from './utility-channel.ts';
import { createAppWindows } from './windows/app-windows.ts';
import { pageFiles } from './windows/guarded-window.ts';
import { createPreviewWindow } from './windows/preview-window.ts';
import { createRevival } from './windows/revival.ts';

export interface RunningApp {
  showSettings(): void;
  /** Ends every process and writes what is to be written; nothing is done after it. */
  dispose(): Promise<void>;
}

/** Called once, when Electron is ready. `dataFolder` is where settings and log are. */
export async function composeApp(dataFolder: string): Promise<RunningApp> {
  const appFolder = app.getAppPath();
  const developing = !app.isPackaged;
  const files = pageFiles(appFolder);
  const places = findPlaces();
  const child = (name: string) => join(appFolder, 'out', 'main', `${name}.js`);
  const log = createLog({ path: join(dataFolder, 'logs', 'saydash.log'), now: () => new Date() });
  const settings = keepSettings(openSettingsFile(join(dataFolder, 'settings.json'), () => new Date()));
  const permissions = createPermissions(process.platform);
  const desktop = await openDesktop({
    platform: process.platform,
    env: process.env,
    mayType: () => permissions.mayType(false),
    writeClipboard: (text) => clipboard.writeText(text),
  });
  const parts = loadParts();

  // What is shown of the parts that follow; they call these once something has changed.
  const publish = () => publisher.publish();
  const showLook = () => {
    windows.broadcast('look', look.current());
    publish();
  };
  const look = followSystemLook(settings, showLook);
  const obstacles = createObstacles((problem) => session.tell({ type: 'obstacle', problem }), publish);

  const models = createModelShelf({
    list: () => listModels(places),
    pull: (name, options) => pullModel(places, name, options),
    importFile: (path) => importModel(places, path),
    derive: (name) => findLoadable(places, name),
    wanted: () => settings.current().model,
    timer: SYSTEM_TIMER,
    onChange: () => {
      obstacles.set('model', models.problem());
      publish();
    },
    log,
  });
  const engine = createAppEngine({
    places,
    child: child('engine-child'),
    settings: () => settings.current(),
    onChange: publish,
    onTidy: () => windows.broadcast('tidy', null),
    log,
  });
  const ear = createEar({
    engine,
    transcriber: createWhisperTranscriber(engine, places),
    translate: parts.ok ? ok(createTranslator(parts.value)) : parts,
    chosenModel: () => models.chosen(),
    findLoadable: (model) => findLoadable(places, model),
    words: () => settings.current().words,
    log,
  });

  const windows = createAppWindows({
    files,
    developing,
    onGone(name) {
      log.note('window.gone', { name });
      if (name === 'capture') microphone.lost();
      revival.ended(name);
    },
    onCloseRefused: () => actions.discard(),
    onClosed(name) {
      if (name === 'settings' && hotkey.isRecording()) hotkey.record(false);
    },
  });
  guardSession(chromium.defaultSession, {
    pages: files.pages,
    isCapture: (contents) => windows.isCapture(contents),
    onRefused: (what) => log.note('refused', { what }),
  });
  const microphone = createMicrophone({
    toCapture: (name, value) => windows.send('capture', name, value),
    chosenDevice: () => settings.current().microphone,
    mayRecord: () => permissions.mayRecord(),
    onLevel: (id, level) => void windows.send('preview', 'preview.level', { session: id, level }),
    log,
  });
  const revival = createRevival({
    reopen: (name) => (name === 'capture' ? windows.openCapture() : windows.reload(name)),
    giveUp: (name) => (name === 'preview' ? preview.dismiss() : windows.close(name)),
    onProblem: obstacles.set,
  });
  const preview = createPreviewWindow({
    files,
    developing,
    textSize: () => settings.current().textSize,
    windows: desktop.ports.windows,
    isUsable: () => !revival.isGivenUp('preview'),
    onView: (view) => void windows.send('preview', 'preview.view', view),
  });
  windows.add('preview', preview.window);

  const inserter = createInserter(desktop.ports);
  const touch = createTouchWatch(() => Number(process.hrtime.bigint()) / 1e6);
  const ports = sessionPorts({
    microphone,
    ear,
    desktop: desktop.ports,
    hasOwnFocus: () => windows.hasFocus(),
    inserter,
    touch,
    preview,
    onTray() {
      engine.watch.look();
      publish();
    },
    gesture: { follow: (activity) => hotkey.gesture.follow(activity) },
    act: (action) => actions.act(action),
    settings,
    log,
  });
  const session = runSession(ports, (command) => (parts.ok ? findRisks(command, parts.value.lexicon) : []));
  const hotkey = createHotkey({
    settings: () => settings.current(),
    startHook: (listener) =>
      startHook(listener, {
        child: child('hook-child'),
        start: (script) => utilityChannel(script, 'Saydash hotkey'),
      }),
    mayHear: () => permissions.mayType(false),
    touch,
    timer: SYSTEM_TIMER,
    platform: keyboardPlatform(process.platform),
    emit: (event) => session.tell(event),
    onChosen: (chosen) => void settings.change({ hotkey: chosen }),
    isTaken: (chord) => desktop.isTaken(chord),
    onProblem(about, problem) {
      log.note(about, { code: problem?.code ?? 'ok' });
      obstacles.set(about, problem);
      publish();
    },
  });

  const showSettings = () => {
    revival.forgive('settings');
    windows.openSettings();
  };
  const actions = createActions({
    permissions,
    showSettings,
    reopenPages: () => revival.again(),
    restartHook: () => hotkey.restartHook(),
    async getModel() {
      const chosen = await models.chosen();
      if (chosen.ok) models.pull(chosen.value);
    },
    restore: (id) => session.tell({ type: 'intent', intent: { type: 'restore', session: id } }),
    takeBack: (id) => session.tell({ type: 'intent', intent: { type: 'take-back', session: id } }),
    intend(type) {
      const view = session.view();
      if (view.kind !== 'hidden') session.tell({ type: 'intent', intent: { type, session: view.session } });
    },
    change: (changes) => void settings.change(changes),
    saveSettings: () => settings.save(),
    unload: () => engine.unload(),
    quit: () => app.quit(),
  });
  const tray = createTray({
    icons: join(appFolder, 'resources', 'icons'),
    dark: look.isDark,
    onAction: (action) => void actions.actFromTray(action).catch(log.bug),
  });
  const publisher = createPublisher({
    session,
    settings,
    hotkey,
    models,
    engine: engine.watch,
    obstacles,
    tray,
    send: (view) => void windows.send('settings', 'settings.view', view),
    version: app.getVersion(),
  });

  const gate = createGate({
    handlers: allHandlers({
      session,
      preview,
      microphone,
      settings,
      models,
      actions,
      publisher,
      hotkey,
      engine,
      sendLook: (name) => void windows.send(name, 'look', look.current()),
      log,
    }),
    windowOf: (caller) => windows.whoIs(caller),
    log,
  });
  serveCalls(gate);

  settings.onChange((now, before) => {
    obstacles.set('settings', settings.problem());
    obstacles.set('model', models.problem());
    if (now.textSize !== before.textSize) preview.resize();
    if (now.hotkey !== before.hotkey) void hotkey.lookForTaken().catch(log.bug);
    engine.follow(now, before);
    showLook();
  });
  onAway(() => hotkey.leave());
  void hotkey.lookForTaken().catch(log.bug);
  void desktop
    .hasTray()
    .then((has) => {
      obstacles.set('tray', has ? null : { code: 'no-tray', detail: '' });
      // Nothing else of the app can be seen there.
      if (!has) showSettings();
    })
    .catch(log.bug);
  obstacles.set('desktop', desktop.problem);
  obstacles.set('bundle', parts.ok ? null : parts.problem);
  obstacles.set('settings', settings.problem());
  windows.openCapture();
  void models.prepare().catch(log.bug);
  publish();
  log.note('started', { version: app.getVersion(), platform: process.platform });

  return {
    showSettings,
    async dispose() {
      publisher.dispose();
      hotkey.dispose();
      session.dispose();
      models.dispose();
      windows.dispose();
      tray.dispose();
      // What an insertion has lent goes back before the desktop is let go.
      await Promise.all([engine.dispose(), settings.settled(), inserter.settled().then(desktop.dispose)]);
      log.note('ended', {});
    },
  };
}
