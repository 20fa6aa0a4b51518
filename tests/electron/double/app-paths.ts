/**
 * Owns where Electron keeps things on this system (app.getPath). Never makes a folder.
 */
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Path by Electron's name. `userData` is given when the command line sets it (--user-data-dir). */
export function createPaths(appName: string, userDataOverride: string | undefined): Record<string, string> {
  const home = homedir();
  const onMac = process.platform === 'darwin';
  const appData = onMac
    ? join(home, 'Library', 'Application Support')
    : (process.env.XDG_CONFIG_HOME ?? join(home, '.config'));
  const userData = userDataOverride ?? join(appData, appName);
  const inHome = (folder: string): string => join(home, folder);
  return {
    home,
    appData,
    userData,
    sessionData: userData,
    temp: tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    logs: onMac ? join(home, 'Library', 'Logs', appName) : join(userData, 'logs'),
    crashDumps: join(userData, 'Crashpad'),
    desktop: inHome('Desktop'),
    documents: inHome('Documents'),
    downloads: inHome('Downloads'),
    music: inHome('Music'),
    pictures: inHome('Pictures'),
    videos: inHome('Videos'),
  };
}
