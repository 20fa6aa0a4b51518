import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findBroken, importsOf, type Rules, readSources } from './boundaries/check.ts';

// core decides, platform touches, contract speaks, main wires, preload bridges, renderer shows, cli is main without
// Electron.
const RULES: Rules = {
  tiers: {
    core: { tiers: [], packages: ['unbash', 'zod'] },
    platform: { tiers: ['core'], packages: '*' },
    contract: { tiers: ['core'], packages: ['zod'] },
    main: { tiers: ['core', 'platform', 'contract'], packages: '*' },
    preload: { tiers: ['contract'], packages: [] },
    renderer: { tiers: ['contract'], packages: '*' },
    cli: { tiers: ['core', 'platform'], packages: '*' },
  },
  electron: ['main', 'preload'],
  rooms: [
    'errors',
    'scene',
    'draft',
    'speech',
    'lexer',
    'lexicon',
    'processor',
    'reader',
    'review',
    'gate',
    'catalog',
    'inference',
    'pipeline',
    'insertion',
    'hotkey',
    'settings',
    'session',
  ],
  entries: ['src/cli/index.ts', 'src/main/index.ts', 'src/preload/index.ts'],
};

test('the house keeps its rules', () => {
  const sources = readSources(fileURLToPath(new URL('..', import.meta.url)));
  expect(sources.size).toBeGreaterThan(5);
  expect(findBroken(sources, RULES)).toEqual([]);
});

describe('the checker sees', () => {
  const opened = (text: string) => `/** Owns a thing. */\n${text}\n`;
  const sound: readonly [string, string][] = [
    ['src/core/errors.ts', opened('export const a = 1;')],
    ['src/core/lexer/lexer.ts', opened("import { a } from '../errors.ts';\nexport const b = a;")],
    ['src/platform/files.ts', opened("import fs from 'node:fs';\nexport const c = fs;")],
    ['src/main/index.ts', opened("import { app } from 'electron';\nexport const d = app;")],
  ];

  test('nothing wrong in a sound tree', () => {
    expect(findBroken(new Map(sound), RULES)).toEqual([]);
  });

  test.each<[string, string, string, RegExp]>([
    ['core reaching out', 'src/core/lexer/x.ts', "import { c } from '../../platform/files.ts';", /may not import/],
    [
      'core reaching out, type only',
      'src/core/lexer/x.ts',
      "import type { C } from '../../platform/files.ts';",
      /may not/,
    ],
    [
      'core reaching out lazily',
      'src/core/lexer/x.ts',
      "export const x = () => import('../../platform/files.ts');",
      /may/,
    ],
    ['core naming node', 'src/core/lexer/x.ts', "import fs from 'node:fs';", /package node:fs/],
    [
      'core exporting another tier',
      'src/core/lexer/x.ts',
      "export const y = 1;\nexport { c } from '../../platform/files.ts';",
      /may/,
    ],
    ['core with a clock', 'src/core/lexer/x.ts', 'export const now = () => Date.now();', /clock/],
    ['core with a timer', 'src/core/lexer/x.ts', 'export const wait = () => setTimeout(() => 1, 2);', /clock/],
    ['core that prints', 'src/core/lexer/x.ts', 'export const say = () => console.log(1);', /clock/],
    [
      'an early room with a late one',
      'src/core/errors.ts',
      "import { b } from './lexer/lexer.ts';\nexport const a = b;",
      /later/,
    ],
    [
      'an unknown room',
      'src/core/attic/x.ts',
      "import { a } from '../errors.ts';\nexport const x = a;",
      /does not know/,
    ],
    [
      'an unknown tier',
      'src/attic/x.ts',
      "import { a } from '../core/errors.ts';\nexport const x = a;",
      /does not know/,
    ],
    [
      'platform knowing Electron',
      'src/platform/x.ts',
      "import { app } from 'electron';\nexport const x = app;",
      /Electron/,
    ],
    [
      'platform importing main',
      'src/platform/x.ts',
      "import { d } from '../main/index.ts';\nexport const x = d;",
      /may not/,
    ],
    [
      'renderer importing core',
      'src/renderer/x.ts',
      "import { a } from '../core/errors.ts';\nexport const x = a;",
      /may not/,
    ],
    ['a file that is not there', 'src/cli/x.ts', "import { z } from './nowhere.ts';\nexport const x = z;", /not there/],
    ['a circle', 'src/platform/a.ts', "import { b } from './b.ts';\nexport const a = b;", /circle/],
    ['a barrel', 'src/platform/all.ts', "export * from './files.ts';", /only exports/],
    ['an index', 'src/platform/index.ts', 'export const x = 1;', /no entry point/],
    ['an empty name', 'src/platform/path-utils.ts', 'export const x = 1;', /says nothing/],
    ['state in a module', 'src/platform/x.ts', 'let count = 0;\nexport const next = () => ++count;', /state/],
    ['a long file', 'src/platform/x.ts', 'export const x = 1;\n'.repeat(301), /longer/],
  ])('%s', (_name, path, text, says) => {
    const planted: [string, string][] = [[path, opened(text)]];
    if (text.includes('./b.ts'))
      planted.push(['src/platform/b.ts', opened("import { a } from './a.ts';\nexport const b = a;")]);
    const broken = findBroken(new Map([...sound, ...planted]), RULES);
    expect(broken.join('\n')).toMatch(says);
  });

  test('no fault in a long table', () => {
    const table = opened('export const x = 1;\n'.repeat(301));
    expect(findBroken(new Map([['src/platform/x-table.ts', table]]), RULES)).toEqual([]);
  });

  test('no state in a script for another process', () => {
    const script = opened('export const SCRIPT = `\nlet count = 0;\n`;');
    expect(findBroken(new Map([['src/platform/x.ts', script]]), RULES)).toEqual([]);
  });

  test('a file that opens without saying what it owns', () => {
    expect(findBroken(new Map([['src/cli/x.ts', 'export const x = 1;\n']]), RULES)).toHaveLength(1);
  });

  test('imports in every form, and none in comments', () => {
    const text = [
      "// import x from 'in-comment'",
      "/* import x from 'in-block' */",
      "import 'bare';",
      "import type { A } from './a.ts';",
      "import b, { c as d } from '../b.ts';",
      'import {\n  e,\n  f,\n} from "@scope/name/deep";',
      "export * from './g.ts';",
      "const h = await import('./h.ts');",
    ].join('\n');
    expect(importsOf('src/cli/x.ts', text)).toEqual([
      'bare',
      'src/cli/a.ts',
      'src/b.ts',
      '@scope/name/deep',
      'src/cli/g.ts',
      'src/cli/h.ts',
    ]);
  });
});
