/**
 * Owns what makes a Node process look like Electron's: require and import of electron, process.type and its versions.
 * Loaded before anything else in the main process and in utility processes.
 */
import Module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const home = process.env.ELECTRON_DOUBLE_HOME ?? '';
const MODULE = /^electron(?:\/(?:main|common|utility|renderer))?$/;

const resolveFilename: unknown = Reflect.get(Module, '_resolveFilename');
if (typeof resolveFilename !== 'function') throw new Error('electron double: Node has another module loader');
Reflect.set(Module, '_resolveFilename', (request: string, ...rest: unknown[]): unknown =>
  MODULE.test(request) ? join(home, 'electron.cjs') : Reflect.apply(resolveFilename, Module, [request, ...rest]),
);
Module.register(pathToFileURL(join(home, 'import-hook.mjs')));

const describe = (key: string, value: unknown, of: object = process): void => {
  Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
};
const isUtility = process.env.ELECTRON_DOUBLE_UTILITY === '1';
describe('type', isUtility ? 'utility' : 'browser');
describe('electron', '45.4.1', process.versions);
describe('chrome', '156.0.0.0', process.versions);
describe('resourcesPath', join(home, 'resources'));
if (!isUtility) describe('defaultApp', true);
