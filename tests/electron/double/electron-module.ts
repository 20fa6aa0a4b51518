/** Owns the one instance that require('electron') gives in a started app, and the empty one of a utility process. */
import { createElectron } from './electron.ts';
import { type LaunchOptions, readLaunchOptions } from './launch-options.ts';
import { strict } from './strict.ts';

/** What boot needs besides the module itself. */
export interface Booting extends Pick<ReturnType<typeof createElectron>, 'app' | 'start'> {
  readonly options: LaunchOptions;
}

function createModule(): object {
  if (process.type === 'utility') return strict('electron (utility process)', {});
  const options = readLaunchOptions(process.argv, process.env);
  const { electron, app, start } = createElectron(options);
  const booting: Booting = { options, app, start };
  Object.defineProperty(electron, '__boot', { value: booting });
  return electron;
}

export default createModule();
