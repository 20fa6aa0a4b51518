/**
 * Owns the text of the two scripts that are injected into each page. Never runs them.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageScripts } from './browser/page-target.ts';
import type { PageSetup } from './page/messages.ts';

/** Scripts for one window; throws when the preload file can't be read. */
export function createPageScripts(home: string, preload: string | undefined, argv: readonly string[]): PageScripts {
  const setup: PageSetup = { token: randomUUID(), platform: process.platform, versions: process.versions, argv };
  const told = JSON.stringify(setup);
  const script = (name: string): string => readFileSync(join(home, `${name}.js`), 'utf8');
  const own = preload === undefined ? '' : readFileSync(preload, 'utf8');
  return {
    main: `(() => {\n${script('main-world')}\nmainWorld.install(${told});\n})();`,
    preload: `(() => {\n${script('preload-world')}\npreloadWorld.run(${told}, function (require, module, exports, process) {\n${own}\n});\n})();`,
  };
}
