/**
 * Owns how the double was started: the app on the command line and the environment's wishes.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { AppPackage } from './app.ts';

export interface LaunchOptions {
  /** Folder of the bundled double. */
  readonly home: string;
  readonly package: AppPackage;
  /** The file that is the app's main script. */
  readonly main: string;
  /** What the app sees as process.argv. */
  readonly argv: readonly string[];
  readonly switches: ReadonlyMap<string, string>;
  readonly headed: boolean;
  readonly chromium: string;
  readonly initialState: string | undefined;
}

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** `--name=value` or `--name`, as Chromium reads them. */
function readSwitch(argument: string): [string, string] {
  const [name = '', ...value] = argument.slice(2).split('=');
  return [name, value.join('=')];
}

function readPackage(path: string): { package: AppPackage; main: string } {
  if (!statSync(path).isDirectory()) {
    return { package: { folder: dirname(path), name: 'Electron', version: '0.0.0' }, main: path };
  }
  const file = join(path, 'package.json');
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const name = String(found.productName ?? found.name ?? basename(path));
  const version = String(found.version ?? '0.0.0');
  return { package: { folder: path, name, version }, main: join(path, String(found.main ?? 'index.js')) };
}

/** Reads `argv` as Electron does ([node, boot, switches and app, ...]) and `env`. Throws without an app. */
export function readLaunchOptions(argv: readonly string[], env: NodeJS.ProcessEnv): LaunchOptions {
  const home = env.ELECTRON_DOUBLE_HOME;
  if (!home) throw new Error('electron double: start it through its bin/electron');
  const args = argv.slice(argv.findIndex((each) => basename(each) === 'boot.cjs') + 1);
  const app = args.find((each) => !each.startsWith('-'));
  if (app === undefined) throw new Error('electron double: no app on the command line');
  const extra = (env.ELECTRON_DOUBLE_CHROMIUM_ARGS ?? '').split(' ').filter((each) => each.startsWith('--'));
  const switches = [...args.filter((each) => each.startsWith('--')), ...extra].map(readSwitch);
  return {
    home,
    ...readPackage(resolve(app)),
    argv: [join(home, 'bin', 'electron'), ...args],
    switches: new Map(switches),
    headed: env.SAYDASH_HEADED === '1',
    chromium: env.ELECTRON_DOUBLE_CHROMIUM ?? CHROMIUMS.find((path) => existsSync(path)) ?? 'chromium',
    initialState: env.ELECTRON_DOUBLE_STATE,
  };
}
